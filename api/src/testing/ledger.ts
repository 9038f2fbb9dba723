import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import { pino } from 'pino';
import { createApp } from '../app';
import type { CompanyFile } from '../cli/company-file';
import { importCompany } from '../cli/import-company';
import { openDb } from '../db/open';
import type { Deps } from '../deps';
import { createChangeFeed } from '../notification/change-feed';
import { createStopLinks } from '../notification/opt-out/stop-links';
import { createPauseFeed } from '../page-health/pause-feed';
import { createSignIn } from '../permission/sign-in/sign-in';
import { embeddedLedger } from '../upstream/embedded-ledger/embedded-ledger';
import { smallCompany } from './small-company';

export type Ledger = Awaited<ReturnType<typeof openLedger>>;

/** What no test reaches unless it wants to. */
const unlimited = { person: 1e6, company: 1e6, address: 1e6, codes: 1000 };

/** The real application on a real database file with small companies in it; its clock moves a second at each look. */
export async function openLedger(companies: CompanyFile[] = [smallCompany(), smallCompany('two')]) {
  const folder = await mkdtemp(join(tmpdir(), 'rebound-'));
  const url = `file:${join(folder, 'ledger.db')}`;
  const db = await openDb({ url });
  let time = Date.parse('2026-11-02T09:00:00.000Z');
  const now = () => {
    time += 1000;
    return new Date(time).toISOString();
  };
  const quiet = pino({ level: 'silent' });
  const codes: { email: string; code: string }[] = [];
  const signIn = createSignIn({
    ...{ db, now: () => new Date().toISOString(), log: quiet },
    secret: 'a secret of more than 32 characters',
    afterwards: (work) => work(),
    sendCode: async ({ email }, code) => {
      codes.push({ email, code });
    },
  });
  const deps: Deps = {
    ...{ db, now, signIn, upstream: embeddedLedger, changes: createChangeFeed() },
    log: quiet,
    pauses: createPauseFeed({ db, log: quiet }),
    limits: unlimited,
    stopLinks: createStopLinks({
      publicUrl: 'https://rebound.one.test',
      secret: 'a secret of more than 32 characters',
    }),
    trustedProxies: [],
    mail: { from: 'Rebound <rebound@one.test>' },
    lettersWait: () => undefined,
    mailWaits: () => undefined,
  };
  for (const company of companies) await importCompany(db, company, now());
  const app = createApp(deps);
  const tokens = new Map<string, string>();

  async function tokenOf(email: string): Promise<string> {
    const token = tokens.get(email) ?? (await signIn.openSession(email))?.token;
    if (!token) throw new Error(`Nobody is called ${email}.`);
    tokens.set(email, token);
    return token;
  }

  /** One request as somebody (an address, or a bare name at company one). */
  async function as(
    who: string,
    method: string,
    path: string,
    init: { body?: unknown; headers?: Record<string, string> } = {},
  ) {
    const authorization = `Bearer ${await tokenOf(who.includes('@') ? who : `${who}@one.test`)}`;
    const json = init.body === undefined ? {} : { 'Content-Type': 'application/json' };
    return app.request(path, {
      method,
      headers: { authorization, ...json, ...init.headers },
      ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) }),
    });
  }

  async function view(who: string, id: string): Promise<CommitmentView> {
    return (await as(who, 'GET', `/v1/commitments/${id}`)).json();
  }

  /** One command on the commitment as it is now, under a new key unless `headers` say otherwise. */
  async function command(
    who: string,
    id: string,
    verb: string,
    body: unknown = {},
    headers: Record<string, string> = {},
  ) {
    const { commitment } = await view(who.includes('@') ? who : 'controller', id);
    const path = verb === 'edit' ? `/v1/commitments/${id}` : `/v1/commitments/${id}/${verb}`;
    return as(who, verb === 'edit' ? 'PATCH' : 'POST', path, {
      body,
      headers: { 'Idempotency-Key': randomUUID(), 'If-Match': `"${commitment.version}"`, ...headers },
    });
  }

  /** Takes a commitment through several commands and insists on each. */
  async function play(id: string, ...steps: [who: string, verb: string, body?: unknown][]) {
    for (const [who, verb, body] of steps) {
      const answer = await command(who, id, verb, body);
      if (answer.status !== 200) throw new Error(`${verb} ${id}: ${await answer.text()}`);
    }
    return view('controller', id);
  }

  return {
    ...{ app, deps, url, codes, as, view, command, play, tokenOf },
    close: async () => {
      db.close();
      await rm(folder, { recursive: true });
    },
  };
}

export const sent: [string, string][] = [['manager', 'send']];
export const rejected: [string, string, unknown?][] = [
  ...sent,
  ['approver', 'reject', { comment: 'The vendor is inactive.' }],
];
