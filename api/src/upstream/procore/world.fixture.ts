import { randomUUID } from 'node:crypto';
import { createApp } from '../../app';
import type { Deps } from '../../deps';
import { openLedger } from '../../testing/ledger';
import { connectCompany } from './connect-company';
import { createProcore, type ProcoreParts } from './procore';
import { aVerifier, client, startProcore } from './stand-in.fixture';

export type World = Awaited<ReturnType<typeof openWorld>>;

export const huge = '912345678901234567890';

export const contract = (more: Record<string, unknown> = {}) => ({
  ...{ id: 700101, number: 'SC-1042', title: 'Concrete works', status: 'Approved', private: false },
  ...{ vendor: { id: 31, company: 'Harbor Concrete' }, project: { id: 24017 }, retainage_percent: '10.0' },
  ...{ contract_start_date: '2026-09-01', contract_estimated_completion_date: null, created_by_id: 501 },
  ...{ created_at: '2026-10-01T08:00:00Z', updated_at: '2026-10-02T08:00:00Z', deleted_at: null, origin_id: null },
  line_items: [
    {
      ...{ id: 1, description: 'Walls', amount: '12500.00', position: 1, line_item_type: { name: 'Subcontract' } },
      cost_code: { full_code: '03-300', name: 'Concrete', origin_id: 'E1' },
    },
    { id: 2, description: 'Slabs', amount: '990.50', position: 2, cost_code: null, line_item_type: null },
  ],
  ...more,
});

/** The real application over Procore's stand-in, with two connected companies and a few people there. */
export async function openWorld(
  limits: Partial<Pick<ProcoreParts, 'timeoutMs' | 'patienceMs' | 'concurrency' | 'log'>> = {},
) {
  const procore = await startProcore();
  const ledger = await openLedger([]);
  const { users, contracts, vendors } = procore;
  const admin = { level: 'Admin' };
  const person = { companies: ['4100'], seesDirectory: true };
  users.set('501', {
    ...person,
    id: '501',
    name: 'Priya Shah',
    login: 'priya@northgate.example',
    projects: { 24017: admin, 24018: admin },
  });
  users.set('502', {
    ...person,
    id: '502',
    name: 'Dana Ortiz',
    login: 'dana@northgate.example',
    seesDirectory: false,
    projects: { 24017: { level: 'Standard', actions: ['Update Work Order Contract'] } },
  });
  users.set('503', {
    ...person,
    id: '503',
    name: 'Alex Kim',
    login: 'alex@northgate.example',
    erp: 'Standard',
    accountant: true,
  });
  users.set('504', {
    ...person,
    id: '504',
    name: 'Olga Ruiz',
    login: 'olga@northgate.example',
    projects: { 24018: admin },
  });
  users.set(huge, {
    ...person,
    id: huge,
    name: 'Twice There',
    login: 'twice@northgate.example',
    companies: ['4100', '4200', '4300'],
    projects: { 90001: admin },
  });
  users.set('700', { id: '700', name: 'Stranger', login: 'stranger@other.example', companies: ['4300'] });
  contracts.set('700101', contract());
  vendors.set('31', { id: 31, name: 'Harbor Concrete', synced_to_erp: true, origin_code: 'V-2317', origin_id: 'o31' });

  let ahead = 0;
  const now = () => new Date(Date.now() + ahead).toISOString();
  const settings = {
    ...{ clientId: client.id, clientSecret: client.secret, loginUrl: procore.url, apiUrl: procore.url },
    ...{ publicUrl: 'https://rebound.one.test', webhookSecret: 'Bearer a secret of webhooks' },
  };
  const parts: ProcoreParts = {
    ...{ settings, secret: 'a secret of more than 32 characters', db: ledger.deps.db, now, log: ledger.deps.log },
    ...{
      changes: ledger.deps.changes,
      mail: ledger.deps.mail,
      lettersWait: () => undefined,
      patienceMs: 300,
      ...limits,
    },
  };
  const connected = createProcore(parts);
  const deps: Deps = { ...ledger.deps, now, upstream: connected.upstream, procore: connected };
  const app = createApp(deps);
  for (const [id, name] of [
    ['4100', 'Northgate Builders'],
    ['4200', 'Harbour Civil'],
  ] as const) {
    await deps.db.write((tx) => connectCompany(tx, { id, name, zone: 'UTC' }));
  }

  const post = (path: string, body: unknown, headers: Record<string, string> = {}, method = 'POST') =>
    app.request(path, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });

  async function begin() {
    const { verifier, challenge } = aVerifier();
    const start = await (await post('/v1/sign-in/procore', { challenge, device: 'a browser' })).json();
    return { ...start, verifier };
  }

  /** Signs somebody in and answers with their token. */
  async function signIn(userId: string, companyId?: string): Promise<string> {
    const { state, verifier } = await begin();
    const answer = await post('/v1/sign-in/procore/finish', { state, code: procore.code(userId), verifier, companyId });
    const body = await answer.json();
    if (answer.status !== 200) throw new Error(JSON.stringify(body));
    return body.token;
  }

  const as = (token: string, method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    app.request(path, {
      ...{ method, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers } },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  const place = { projectId: '24017', kind: 'subcontract' as const };
  return {
    ...{ procore, ledger, deps, app, parts, connected, post, begin, signIn, as, place },
    later: (ms: number) => {
      ahead += ms;
    },
    bring: (token: string, id = '700101', at: object = place) =>
      as(token, 'POST', '/v1/lookups', { commitmentIds: [id], places: { [id]: at } }),
    command: async (
      token: string,
      verb: string,
      body: unknown = {},
      id = '700101',
      more: Record<string, string> = {},
    ) => {
      const { commitment } = await (await as(token, 'GET', `/v1/commitments/${id}`)).json();
      const headers = { 'idempotency-key': randomUUID(), 'if-match': `"${commitment?.version ?? 1}"`, ...more };
      const path = verb === 'edit' ? `/v1/commitments/${id}` : `/v1/commitments/${id}/${verb}`;
      return as(token, verb === 'edit' ? 'PATCH' : 'POST', path, body, headers);
    },
    close: async () => {
      await connected.stop();
      await ledger.close();
      await procore.close();
    },
  };
}
