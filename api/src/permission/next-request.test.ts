import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { allowPerson, disablePerson } from '../cli/person';
import { revokeSessionsOf } from '../cli/sessions';
import { setCompany } from '../cli/set-company';
import { revokeToken } from '../cli/tokens';
import { pingMs } from '../notification/tell-changes';
import { type Ledger, openLedger, rejected, sent } from '../testing/ledger';
import { smallCompany } from '../testing/small-company';
import { createConnectorToken } from './connector/connector-tokens';

let ledger: Ledger;
beforeEach(async () => {
  const company = smallCompany();
  const manager = company.people.find(({ id }) => id === 'manager');
  if (!manager) throw new Error('The small company has no manager.');
  const both = { ...manager, id: 'both', name: 'The both', email: 'both@one.test' };
  company.people.push({ ...both, erpIntegrations: 'standard', canPushToAccounting: true });
  ledger = await openLedger([company]);
  // The operator's own commands, over a connection of their own, as they run beside the API.
  vi.stubEnv('REBOUND_DATABASE_URL', ledger.url);
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
});
afterEach(async () => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await ledger.close();
});

type Ask = [who: string, verb: string, body?: unknown];
const allow =
  (who: string, ...args: string[]) =>
  () =>
    allowPerson([`${who}@one.test`, ...args]);
const inProject = (who: string, ...args: string[]) => allow(who, '--project', 'p1', ...args);
const secondPair = (on: string) => () => setCompany(['one', '--second-pair-of-eyes', on]);
const edit: Ask[1] = 'edit';
const title = { title: 'Another' };

describe('a change of permission acts on the very next request', () => {
  it.each<
    [string, [who: string, verb: string, body?: unknown][], Ask, number, () => Promise<number>, number, string[]?]
  >([
    ['Admin is given', [...rejected], ['reader', 'resend'], 403, inProject('reader', '--commitments', 'admin'), 200],
    [
      'Admin is taken',
      [...rejected],
      ['manager', 'see'],
      200,
      inProject('manager', '--commitments', 'standard'),
      403,
      ['both', 'second'],
    ],
    ['all is taken', [], ['reader', 'see'], 200, inProject('reader', '--commitments', 'none'), 404],
    ['Read Only is given', [], ['elsewhere', 'see'], 404, inProject('elsewhere', '--commitments', 'read-only'), 200],
    [
      'a granular permission is given',
      [],
      ['reader', edit, title],
      403,
      inProject('reader', '--granular', 'update-work-order-contract'),
      200,
    ],
    [
      'that for the other kind is given',
      [],
      ['reader', edit, title],
      403,
      inProject('reader', '--granular', 'update-purchase-order-contract'),
      403,
      ['both', 'engineer', 'manager', 'second'],
    ],
    ['push to accounting is given', [...sent], ['clerk', 'accept'], 403, allow('clerk', '--push', 'yes'), 200],
    [
      'push to accounting is taken',
      [...sent],
      ['approver', 'see'],
      200,
      allow('approver', '--push', 'no'),
      403,
      ['both', 'controller'],
    ],
    [
      'ERP Integrations is lowered',
      [...sent],
      ['approver', 'see'],
      200,
      allow('approver', '--erp', 'read-only'),
      403,
      ['both', 'controller'],
    ],
    ['ERP Integrations is taken', [...sent], ['approver', 'see'], 200, allow('approver', '--erp', 'none'), 404],
    [
      'a second pair of eyes is asked for',
      [['both', 'send']],
      ['both', 'see'],
      200,
      secondPair('on'),
      403,
      ['approver', 'controller'],
    ],
    [
      'somebody is shut out',
      [...sent],
      ['approver', 'see'],
      200,
      () => disablePerson(true)(['approver@one.test']),
      401,
    ],
  ])('%s', async (_, before, [who, verb, body], status, change, after, whoMay) => {
    await ledger.play('sc-1', ...before);
    const ask = (as: string) =>
      as === 'see' ? ledger.as(who, 'GET', '/v1/commitments/sc-1') : ledger.command(who, 'sc-1', as, body);
    expect((await ask(verb)).status).toBe(status);
    expect(await change()).toBe(0);
    const decided = who === 'manager' ? 'resend' : 'accept';
    const answer = await ask(verb === 'see' && after === 403 ? decided : verb);
    expect(answer.status, await answer.clone().text()).toBe(after);
    if (whoMay) {
      const { refusal } = await answer.json();
      expect(refusal.who.map(({ id }: { id: string }) => id)).toEqual(whoMay);
    }
  });
});

describe('who is shut out', () => {
  it('is named to nobody, is mailed nothing, and comes back only by a new sign-in', async () => {
    await ledger.play('sc-1', ...rejected);
    const old = await ledger.tokenOf('approver@one.test');
    await disablePerson(true)(['approver@one.test']);
    expect(await ledger.deps.signIn.openSession('approver@one.test')).toBeNull();
    const { approvers } = await ledger.view('manager', 'sc-1');
    expect(approvers.map(({ id }) => id)).toEqual(['both', 'controller']);
    const { refusal } = await (await ledger.as('manager', 'GET', '/v1/history/head')).json();
    expect(refusal.who.map(({ id }: { id: string }) => id)).toEqual(['both', 'controller']);
    await ledger.play('sc-1', ['manager', 'resend']);
    const { told } = await ledger.view('manager', 'sc-1');
    expect(told.filter(({ event }) => event === 'resent').map(({ person }) => person.id)).toEqual([
      'both',
      'controller',
    ]);

    await disablePerson(false)(['approver@one.test']);
    const me = (token: string) => ledger.app.request('/v1/me', { headers: { authorization: `Bearer ${token}` } });
    expect((await me(old)).status).toBe(401);
    const anew = await ledger.deps.signIn.openSession('approver@one.test');
    expect((await me(anew?.token ?? '')).status).toBe(200);
  });

  const listen = async (as: () => Promise<Response>) => {
    const stream = (await as()).body?.getReader();
    if (!stream) throw new Error('There is no stream.');
    await stream.read();
    return stream;
  };
  const publish = (version: number) =>
    ledger.deps.changes.publish('one', { commitmentId: 'sc-1', version, projectId: 'p1' });
  const told = async (stream: ReadableStreamDefaultReader<Uint8Array>) => {
    const { done, value } = await stream.read();
    return done ? 'the end' : new TextDecoder().decode(value);
  };
  const asManager = () => ledger.as('manager', 'GET', '/v1/events');
  const revokeOwn = async () => {
    const { items } = await (await ledger.as('manager', 'GET', '/v1/sessions')).json();
    for (const { id } of items) await ledger.as('manager', 'POST', `/v1/sessions/${id}/revoke`, { body: {} });
  };
  const ways: [string, () => Promise<unknown>][] = [
    ['was disabled', () => disablePerson(true)(['manager@one.test'])],
    ['signed out', () => ledger.as('manager', 'POST', '/v1/sign-out', { body: {} })],
    ['signed out everywhere', () => ledger.as('manager', 'POST', '/v1/sessions/revoke-all', { body: {} })],
    ['ended this session from another', revokeOwn],
    ['had their sessions ended by the operator', () => revokeSessionsOf(['manager@one.test'])],
  ];

  it.each(ways)('has a stream that was open when they %s ended at the next event', async (_, change) => {
    const stream = await listen(asManager);
    publish(1);
    expect(await told(stream)).toContain('"version":1');
    await change();
    publish(2);
    expect(await told(stream)).toBe('the end');
  });

  it.each(ways)('has a stream that was open when they %s ended soon, also without an event', async (_, change) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const stream = await listen(asManager);
    await change();
    const next = told(stream);
    await vi.advanceTimersByTimeAsync(pingMs);
    expect(await next).toBe('the end');
  });

  it('has a stream that a connector has open ended with its token', async () => {
    const wanted = { companyId: 'one', name: 'Sage', scopes: ['commitments:read'] as const, at: ledger.deps.now() };
    const made = await createConnectorToken(ledger.deps.db, wanted);
    const authorization = `Bearer ${made?.token}`;
    const stream = await listen(async () => ledger.app.request('/v1/events', { headers: { authorization } }));
    publish(1);
    expect(await told(stream)).toContain('"version":1');
    await revokeToken([made?.id ?? '']);
    publish(2);
    expect(await told(stream)).toBe('the end');
  });

  it('hears no more of a project that they lost, and again of it when they have it back', async () => {
    const stream = await listen(asManager);
    await inProject('manager', '--commitments', 'none')();
    publish(1);
    // The next is told after it, so that it would have come by then.
    const next = told(stream);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await inProject('manager', '--commitments', 'read-only')();
    publish(2);
    expect(await next).toContain('"version":2');
    await stream.cancel();
  });
});
