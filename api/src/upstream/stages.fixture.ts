import { createClient } from '@libsql/client';
import { openLedger } from '../testing/ledger';
import { smallCompany } from '../testing/small-company';
import { openWorld } from './procore/world.fixture';
import type { Upstream } from './upstream';

export type Who = 'lead' | 'editor' | 'stranger';

/** One commitment at one upstream, and the people around it, so that the same cases can be played at each. */
export interface Stage {
  upstream: Upstream;
  companyId: string;
  id: string;
  lookup: object;
  leadName: string;
  editorName: string;
  as(who: Who, method: string, path: string, body?: unknown): Promise<Response>;
  command(who: Who, verb: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  /** Accounting rejects it, where that happens, and it is known here. */
  reject(comment: string): Promise<void>;
  /** Sends it back, as the upstream has it. */
  resend(who: Who): Promise<Response>;
  /** The body of the other upstream's way. */
  otherResend: object;
  lock(): Promise<void>;
  unlock(): Promise<void>;
  /** Keeps it from deciding; answers what ends that. */
  occupy(): Promise<() => Promise<void>>;
  /** The headers of a command that looks at nothing before it. */
  version(view: { body: { commitment: { version: number } } }): Record<string, string>;
  close(): Promise<void>;
}

const pressed = { pressed: { at: '2026-11-03T10:00:00.000Z', words: 'Sent to ERP' } };
const version: Stage['version'] = ({ body }) => ({ 'if-match': `"${body.commitment.version}"` });

export const stages: Record<string, () => Promise<Stage>> = { ledger: inLedger, procore: inProcore };

async function inLedger(): Promise<Stage> {
  const ledger = await openLedger([{ ...smallCompany(), locksApproved: true }]);
  const names = { lead: 'manager', editor: 'engineer', stranger: 'elsewhere' };
  const id = 'sc-1';
  const statusBecomes = async (status: string) => {
    await ledger.command('manager', id, 'edit', { status });
  };
  await statusBecomes('Draft');
  return {
    ...{ upstream: ledger.deps.upstream, companyId: 'one', id, lookup: { commitmentIds: [id] } },
    ...{ leadName: 'The manager', editorName: 'The engineer', otherResend: pressed, version },
    as: (who, method, path, body) => ledger.as(names[who], method, path, { body }),
    command: (who, verb, body = {}, headers = {}) => ledger.command(names[who], id, verb, body, lower(headers)),
    reject: async (comment) => {
      await statusBecomes('Approved');
      await ledger.play(id, ['manager', 'send'], ['approver', 'reject', { comment }]);
    },
    resend: (who) => ledger.command(names[who], id, 'resend'),
    lock: () => statusBecomes('Approved'),
    unlock: () => statusBecomes('Draft'),
    occupy: async () => {
      const other = createClient({ url: ledger.url });
      const held = await other.transaction('write');
      return async () => {
        await held.rollback();
        other.close();
      };
    },
    close: ledger.close,
  };
}

async function inProcore(): Promise<Stage> {
  const world = await openWorld();
  const tokens = {
    lead: await world.signIn('501'),
    editor: await world.signIn('502'),
    stranger: await world.signIn('504'),
  };
  const id = '700101';
  const lookup = { commitmentIds: [id], places: { [id]: world.place } };
  for (const token of [tokens.lead, tokens.editor]) await world.bring(token);
  const as: Stage['as'] = async (who, method, path, body) => world.as(tokens[who], method, path, body);
  const statusBecomes = async (status: string) => {
    const there = world.procore.contracts.get(id);
    Object.assign(there ?? {}, { status, updated_at: new Date(Date.now() + 1).toISOString() });
    world.later(61_000);
  };
  await statusBecomes('Draft');
  return {
    ...{ upstream: world.connected.upstream, companyId: '4100', id, lookup, as, version },
    ...{ leadName: 'Priya Shah', editorName: 'Dana Ortiz', otherResend: {} },
    command: (who, verb, body, headers) => world.command(tokens[who], verb, body, id, headers),
    reject: async (comment) => {
      await statusBecomes('Approved');
      const rejections = [{ comment, by: 'Alex Kim', at: null }];
      await as('editor', 'POST', '/v1/evidence', { commitmentId: id, grade: 'seen-on-page', rejections, sends: 1 });
    },
    resend: (who) => world.command(tokens[who], 'resend', pressed),
    lock: () => statusBecomes('Approved'),
    unlock: () => statusBecomes('Draft'),
    occupy: async () => {
      const answer = () => new Response('', { status: 429, headers: { 'Retry-After': '60' } });
      world.procore.next.push({ on: '/work_order_contracts/', answer });
      return async () => world.later(61_000);
    },
    close: world.close,
  };
}

/** The ledger's stage names its headers in capitals, and the later one counts. */
function lower(headers: Record<string, string>): Record<string, string> {
  return headers['if-match'] ? { 'If-Match': headers['if-match'] } : {};
}
