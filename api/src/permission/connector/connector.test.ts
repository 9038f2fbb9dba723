import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import type { Decision } from '@rebound/shared/permission/schema';
import { type Scope, scopes } from '@rebound/shared/permission/scope';
import { tellSize } from '@rebound/shared/testing/tell-size';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { letter } from '../../notification/table';
import { type Ledger, openLedger, rejected, sent } from '../../testing/ledger';
import { person } from '../table';
import { createConnectorToken, listConnectorTokens, revokeConnectorToken } from './connector-tokens';

let ledger: Ledger;
beforeEach(async () => {
  ledger = await openLedger();
});
afterEach(() => ledger.close());

async function make(wanted: readonly Scope[], name = 'Sage connector', companyId = 'one') {
  const created = await createConnectorToken(ledger.deps.db, {
    companyId,
    name,
    scopes: wanted,
    at: ledger.deps.now(),
  });
  if (!created) throw new Error('There is no such company.');
  return created;
}

const ask = (token: string, method: string, path: string, body?: unknown, version = 1) =>
  ledger.app.request(path, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': `${method} ${path}`.replaceAll(/[^\w]/g, '-'),
      'If-Match': `"${version}"`,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

const codeOf = async (answer: Response) => (answer.ok ? answer.status : (await answer.json()).code);

/** All that any token of a connector can do. */
const open: Record<string, Scope | 'any'> = {
  'GET /v1/me': 'any',
  'GET /v1/commitments': 'commitments:read',
  'GET /v1/commitments/{id}': 'commitments:read',
  'GET /v1/commitments/{id}/history': 'commitments:read',
  'GET /v1/commitments/{id}/changes': 'commitments:read',
  'GET /v1/events': 'commitments:read',
  'POST /v1/commitments/{id}/accept': 'decide',
  'POST /v1/commitments/{id}/reject': 'decide',
  'POST /v1/commitments/{id}/export': 'export:record',
};

async function routes(): Promise<string[]> {
  const { paths }: { paths: Record<string, object> } = await (await ledger.app.request('/openapi.json')).json();
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
}

describe('the scopes of a connector', () => {
  it.each<[string, Scope[]]>([...scopes.map((scope): [string, Scope[]] => [scope, [scope]]), ['all', [...scopes]]])(
    '%s: every route is open or refused with scope-missing, as listed',
    async (_, held) => {
      const { token } = await make(held);
      const all = (await routes()).filter((route) => route.includes(' /v1/') && !/\/sign-in/.test(route));
      expect(all.length).toBeGreaterThan(20);
      for (const route of all) {
        const [method = '', path = ''] = route.split(' ');
        const answer = await ask(token, method, path.replace('{id}', 'absent'), method === 'GET' ? undefined : {});
        const asked = open[route];
        const isOpen = asked === 'any' || (asked !== undefined && held.includes(asked));
        const refused = answer.status === 403 && (await answer.clone().json()).code === 'scope-missing';
        expect([route, refused]).toEqual([route, !isOpen]);
        await answer.body?.cancel();
      }
      tellSize(`S1: a connector for ${held.join(', ')} on ${all.length} routes`);
    },
  );

  it('of all kinds neither send, edit, re-send, void nor take back', async () => {
    await ledger.play('sc-1', ...rejected);
    const { token } = await make(scopes);
    const before = await ledger.view('controller', 'sc-1');
    for (const verb of ['send', 'resend', 'retrieve', 'void', 'undo']) {
      const answer = await ask(token, 'POST', `/v1/commitments/sc-1/${verb}`, {}, 3);
      expect([verb, [403, 404].includes(answer.status)]).toEqual([verb, true]);
    }
    expect(await codeOf(await ask(token, 'PATCH', '/v1/commitments/sc-1', { title: 'Mine' }, 3))).toBe('scope-missing');
    expect(await ledger.view('controller', 'sc-1')).toEqual(before);
  });

  it.each<[string, Scope[], Parameters<Ledger['play']>[1][]]>([
    ['not sent, reading', ['commitments:read'], []],
    ['waiting, reading', ['commitments:read'], [...sent]],
    ['waiting, deciding', ['commitments:read', 'decide'], [...sent]],
    ['rejected, deciding', ['commitments:read', 'decide'], [...rejected]],
    ['re-sent, all scopes', [...scopes], [...rejected, ['manager', 'resend']]],
    ['accepted, exporting', ['commitments:read', 'export:record'], [...sent, ['approver', 'accept']]],
  ])('are in what the view says one may do: %s', async (_, held, steps) => {
    await ledger.play('sc-1', ...steps);
    const { token } = await make(held);
    const view: CommitmentView = await (await ask(token, 'GET', '/v1/commitments/sc-1')).json();
    const asPerson = await ledger.view('approver', 'sc-1');
    for (const [verb, decision] of Object.entries(view.may) as [keyof CommitmentView['may'], Decision][]) {
      const scope = verb === 'accept' || verb === 'reject' ? 'decide' : null;
      if (scope && held.includes(scope)) {
        expect([verb, decision]).toEqual([verb, asPerson.may[verb]]);
        continue;
      }
      expect(decision).toMatchObject({ may: false, refusal: { reason: 'scope-missing', scope } });
      const [method, path] = verb === 'edit' ? ['PATCH', ''] : ['POST', `/${verb}`];
      const answer = await ask(token, method, `/v1/commitments/sc-1${path}`, {}, view.commitment.version);
      expect([verb, await codeOf(answer)]).toEqual([verb, 'scope-missing']);
    }
  });

  it('are told with who may do it instead, of people alone', async () => {
    await ledger.play('sc-1', ...sent);
    const { token } = await make(['commitments:read']);
    const { may }: CommitmentView = await (await ask(token, 'GET', '/v1/commitments/sc-1')).json();
    const who = (decision: Decision) =>
      decision.may || !('who' in decision.refusal) ? null : decision.refusal.who.map(({ id }) => id);
    expect(who(may.accept)).toEqual(['approver', 'controller']);
    expect(who(may.retrieve)).toEqual(['manager', 'second']);
    expect(who(may.resend)).toEqual([]);
  });

  it('are told to the connector itself', async () => {
    const { token } = await make(['decide', 'commitments:read']);
    expect(await (await ask(token, 'GET', '/v1/me')).json()).toMatchObject({ scopes: ['decide', 'commitments:read'] });
    expect(await (await ledger.as('manager', 'GET', '/v1/me')).json()).not.toHaveProperty('scopes');
  });

  it('name what is missing, under a stable code', async () => {
    const { token } = await make(['commitments:read']);
    const answer = await ask(token, 'POST', '/v1/commitments/sc-1/accept', {});
    expect(await answer.json()).toMatchObject({ status: 403, code: 'scope-missing', detail: /scope decide/ });
  });
});

describe('a connector', () => {
  it('reads what waits, decides, records the export, and stands in the history under its own name', async () => {
    await ledger.play('sc-1', ...sent);
    await ledger.play('sc-2', ...sent);
    const { token } = await make(scopes);
    const waiting = await (await ask(token, 'GET', '/v1/commitments?erpState=awaiting')).json();
    expect(waiting.items.map(({ id }: { id: string }) => id)).toEqual(['sc-1', 'sc-2']);

    expect((await ask(token, 'POST', '/v1/commitments/sc-1/accept', {}, 2)).status).toBe(200);
    expect((await ask(token, 'POST', '/v1/commitments/sc-1/export', { result: 'exported' }, 3)).status).toBe(200);
    const refused = await ask(token, 'POST', '/v1/commitments/sc-2/reject', { comment: 'Unknown vendor.' }, 2);
    expect((await refused.json()).commitment.erpState).toBe('rejected');

    const history = await (await ask(token, 'GET', '/v1/commitments/sc-1/history')).json();
    expect(new Set(history.items.slice(0, 2).map(({ by }: { by: { name: string } }) => by.name))).toEqual(
      new Set(['Sage connector']),
    );
    expect((await ledger.view('manager', 'sc-2')).rejections[0]?.rejectedBy.name).toBe('Sage connector');
  });

  it('is neither written to nor named as somebody who may', async () => {
    await make(scopes);
    await ledger.play('sc-1', ...rejected, ['manager', 'resend']);
    const told = await ledger.deps.db.read.select({ to: letter.recipient }).from(letter);
    expect(told.length).toBeGreaterThan(0);
    expect(told.filter(({ to }) => to.includes('connector'))).toEqual([]);
    expect(JSON.stringify(await ledger.view('manager', 'sc-1'))).not.toMatch(/connector/i);
  });

  it('finds nothing of another company', async () => {
    const { token } = await make(scopes, 'Sage connector', 'two');
    const foreign = await ask(token, 'GET', '/v1/commitments/sc-1');
    const absent = await ask(token, 'GET', '/v1/commitments/nothing');
    expect([foreign.status, await foreign.text()]).toEqual([404, await absent.text()]);
    expect(await codeOf(await ask(token, 'POST', '/v1/commitments/sc-1/accept', {}))).toBe('not-found');
  });

  it('cannot sign in', async () => {
    await make(scopes);
    const [row] = await ledger.deps.db.read.select().from(person).where(eq(person.connector, true));
    expect(await ledger.deps.signIn.openSession(row?.email ?? '')).toBeNull();
    await ledger.deps.signIn.requestCode(row?.email ?? '');
    expect(ledger.codes).toEqual([]);
  });
});

describe('a token of a connector', () => {
  it('is shown once and kept as a digest', async () => {
    const { token } = await make(['decide']);
    expect(token).toMatch(/^rbc_[\w-]{43}$/);
    const listed = await listConnectorTokens(ledger.deps.db.read, 'one');
    expect(listed).toMatchObject([{ name: 'Sage connector', scopes: ['decide'], lastUsedAt: null, revokedAt: null }]);
    expect(JSON.stringify(listed)).not.toContain(token.slice(4));
  });

  it('fails on the very next request after it is revoked, which is done once', async () => {
    const { id, token } = await make(scopes);
    expect((await ask(token, 'GET', '/v1/me')).status).toBe(200);
    expect(await revokeConnectorToken(ledger.deps.db, id, ledger.deps.now())).toBe(true);
    expect(await codeOf(await ask(token, 'GET', '/v1/me'))).toBe('unauthenticated');
    expect(await revokeConnectorToken(ledger.deps.db, id, ledger.deps.now())).toBe(false);
  });

  it('fails while its owner is disabled', async () => {
    const { token } = await make(scopes);
    const setDisabled = (disabled: boolean) =>
      ledger.deps.db.write((tx) => tx.update(person).set({ disabled }).where(eq(person.connector, true)));
    await setDisabled(true);
    expect(await codeOf(await ask(token, 'GET', '/v1/me'))).toBe('unauthenticated');
    await setDisabled(false);
    expect((await ask(token, 'GET', '/v1/me')).status).toBe(200);
  });

  it('is replaced without a gap: two of one name are one connector, which may what its live tokens are for', async () => {
    const permission = () =>
      ledger.deps.db.read
        .select({ id: person.id, erp: person.erpIntegrations, push: person.canPushToAccounting })
        .from(person)
        .where(eq(person.connector, true));
    const old = await make(['decide']);
    const [before] = await permission();
    expect(before).toMatchObject({ erp: 'standard', push: true });
    const next = await make(['commitments:read']);
    expect(await permission()).toEqual([before]);

    await revokeConnectorToken(ledger.deps.db, old.id, ledger.deps.now());
    expect(await permission()).toEqual([{ ...before, erp: 'read-only', push: false }]);
    expect((await ask(next.token, 'GET', '/v1/commitments/sc-1')).status).toBe(200);
    await revokeConnectorToken(ledger.deps.db, next.id, ledger.deps.now());
    expect(await permission()).toEqual([{ ...before, erp: 'none', push: false }]);
  });

  it('is not made for a company that is not there', async () => {
    const wanted = { companyId: 'absent', name: 'Sage', scopes, at: ledger.deps.now() };
    expect(await createConnectorToken(ledger.deps.db, wanted)).toBeNull();
  });
});
