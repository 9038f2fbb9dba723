import { runCommand } from '@rebound/api/cli/commands';
import type { CommitmentView, Lookup, Page } from '@rebound/shared/commitment/view-schema';
import type { HistoryRow } from '@rebound/shared/history/schema';
import type { Me, SignedIn } from '@rebound/shared/permission/schema';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { harbourCivil } from '../demo/harbour-civil';
import { readCatalogue } from './catalogue/catalogue-file';
import { requestFaults } from './catalogue/request-faults';
import { engineOf } from './engine';
import { client, type SmallProcore, startSmallProcore } from './procore.fixture';
import { type Door, openDoor, startRebound, webhookSecret } from './rebound.fixture';
import { quarry, quarryWorks } from './small-demo.fixture';

type Rebound = Awaited<ReturnType<typeof startRebound>>;
type Person = ReturnType<Rebound['as']>;

let door: Door;
let small: SmallProcore;
let rebound: Rebound;
beforeAll(async () => {
  door = await openDoor();
  const redirectUris = [`${door.url}/v1/sign-in/procore/callback`];
  small = await startSmallProcore({ client: { ...client, redirectUris }, patience: { firstRetry: 50 } });
  // That the company locks what is Approved, Procore alone knows.
  const companies = [{ ...quarryWorks, locksApproved: false }, harbourCivil];
  rebound = await startRebound({ procoreUrl: small.procore.url, companies, door });
});
afterAll(async () => {
  await rebound?.stop();
  await small?.stop();
  await door?.close();
});
beforeEach(() => small.procore.faults.set());

async function signIn(person: string, company?: string): Promise<Person> {
  const { finish } = await rebound.beginSignIn();
  const { status, body } = await finish(await small.allow(person), company);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return rebound.as((body as SignedIn).token);
}

const place = { projectId: quarry.project, kind: 'subcontract', companyId: quarry.company } as const;
const lookUp = (person: Person, id: string = quarry.subcontract) =>
  person.post('/v1/lookups', { commitmentIds: [id], places: { [id]: place } });

describe('signing in', () => {
  test('who is in several connected companies says in which to work, with the same code', async () => {
    const { finish } = await rebound.beginSignIn();
    const code = await small.allow('olga');
    expect(await finish(code)).toMatchObject({
      status: 409,
      problem: { code: 'choose-company', companies: [{ id: '5200' }, { id: quarry.company }] },
    });
    const chosen = await finish(code, '5200');
    expect(chosen).toMatchObject({
      status: 200,
      body: { person: { name: 'Olga Brandt', email: 'olga@quarry.example' } },
    });
    expect(await finish(code, quarry.company)).toMatchObject({ status: 400, problem: { code: 'sign-in-expired' } });
  });

  test('a code is nothing to who did not begin it, or a second time', async () => {
    const other = await rebound.beginSignIn();
    const { finish } = await rebound.beginSignIn();
    const code = await small.allow('theo');
    expect((await finish(code)).status).toBe(200);
    expect((await finish(code)).status).toBe(400);
    expect(await other.finish(code)).toMatchObject({ status: 400, problem: { code: 'sign-in-expired' } });
  });
});

describe('a commitment', () => {
  test('is brought with all digits of its ids, and only for who may see it', async () => {
    const theo = await signIn('theo');
    const lookup = (await lookUp(theo)).body as Lookup;
    expect(lookup.commitments).toMatchObject([{ id: quarry.subcontract, number: 'SC-1' }]);
    const { body } = await theo.get(`/v1/commitments/${quarry.subcontract}`);
    expect(body).toMatchObject({
      upstream: 'procore',
      commitment: {
        ...{ id: quarry.subcontract, projectId: quarry.project, retainagePercent: 5, title: 'Excavation' },
        lines: [{ amountCents: 12_500_050, costCode: { code: '31-2300', inErp: true } }, {}],
        contractCompany: { name: 'Granite Haulage', erpCode: 'V-1' },
      },
      company: { id: quarry.company },
    });
    const lena = await signIn('olga', '5200');
    expect(((await lookUp(lena)).body as Lookup).commitments).toEqual([]);
    expect((await lena.get(`/v1/commitments/${quarry.subcontract}`)).status).toBe(404);
  });

  test('is edited through Procore, and its lock is named', async () => {
    const olga = await signIn('olga', quarry.company);
    await lookUp(olga);
    const saved = await olga.command(quarry.subcontract, { body: { retainagePercent: 10 } });
    expect([saved.status, (saved.body as CommitmentView).commitment.retainagePercent]).toEqual([200, 10]);
    const { commitment } = await engineOf(small.engine, 'olga').view(quarry.subcontract);
    expect(commitment.retainagePercent).toBe(10);
    const lines = (saved.body as CommitmentView).commitment.lines.map(({ costCode, ...line }, index) => ({
      ...{ ...line, costCode: costCode?.code ?? null },
      ...(index === 0 && { amountCents: 1 }),
    }));
    const refused = await olga.command(quarry.subcontract, { body: { lines } });
    expect(refused).toMatchObject({
      status: 409,
      problem: { refusal: { reason: 'locked', locks: [{ field: 'lines' }] } },
    });
  });

  test("is re-sent by Procore's own button alone", async () => {
    const olga = await signIn('olga', quarry.company);
    await lookUp(olga);
    const asked = await olga.command(quarry.subcontract, { verb: 'resend', body: {} });
    expect(asked).toMatchObject({ status: 409, problem: { code: 'press-in-procore' } });
    const sent = await olga.command(quarry.subcontract, { verb: 'accept', body: {} });
    expect(sent).toMatchObject({ status: 409, problem: { code: 'taken-in-procore' } });
  });
});

describe('when Procore is in the way', () => {
  const old = () => fetch(`${small.procore.url}/_expire`, { method: 'POST' });

  test('it asks to wait: until when, and Rebound asks nothing more meanwhile', async () => {
    const theo = await signIn('theo');
    small.procore.faults.set({ fault: 'too-many', seconds: 3, times: 99 });
    const answer = await lookUp(theo, quarry.order);
    expect(answer).toMatchObject({ status: 503, problem: { code: 'procore-asks-to-wait' } });
    const { until } = answer.problem as { until?: string };
    expect(Date.parse(until ?? '') - Date.now()).toBeGreaterThan(500);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    const before = small.procore.log.length;
    expect((await lookUp(theo, quarry.order)).status).toBe(503);
    expect(small.procore.log).toHaveLength(before);
    small.procore.faults.set();
    await expect.poll(async () => (await lookUp(theo, quarry.order)).status, { timeout: 10_000 }).toBe(200);
  });

  test('an access token that has run out is renewed once for all who wait for it', async () => {
    const olga = await signIn('olga', quarry.company);
    await old();
    const since = small.procore.log.length;
    const answers = await Promise.all([1, 2, 3, 4].map(() => lookUp(olga)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const renewals = small.procore.log.slice(since).filter(({ path }) => path === '/oauth/token');
    expect(renewals.length).toBeLessThanOrEqual(1);
  });

  test('a lost answer to a renewal ends in a clean request to sign in again', async () => {
    const theo = await signIn('theo');
    await old();
    small.procore.faults.set({ fault: 'lose-answer', on: '/oauth/token' });
    const path = { [quarry.order]: { ...place, kind: 'purchase-order' } };
    const ask = () => theo.post('/v1/lookups', { commitmentIds: [quarry.order], places: path });
    const answers = [await ask(), await ask()];
    expect(answers.at(-1)).toMatchObject({ status: 401, problem: { code: 'procore-sign-in-needed' } });
    expect((await lookUp(await signIn('theo'))).status).toBe(200);
  });

  test('the app is not connected any more', async () => {
    const olga = await signIn('olga', quarry.company);
    const connect = (ids: string[]) =>
      fetch(`${small.procore.url}/_connected`, { method: 'PUT', body: JSON.stringify(ids) });
    await connect(['5200']);
    const path = { [quarry.order]: { ...place, kind: 'purchase-order' } };
    const answer = await olga.post('/v1/lookups', { commitmentIds: [quarry.order], places: path });
    await connect(['5200', quarry.company]);
    expect(answer).toMatchObject({ status: 403, problem: { code: 'not-connected' } });
  });
});

test('the operator has webhooks registered once, listed and removed, in the name of somebody who is signed in', async () => {
  await signIn('olga', quarry.company);
  for (const [name, value] of Object.entries(rebound.env)) vi.stubEnv(name, value);
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const run = (verb: string, ...more: string[]) =>
    runCommand(['procore', 'webhooks', verb, quarry.company, '--as', 'olga@quarry.example', ...more]);
  const { hooks } = small.procore;
  expect([await run('register'), await run('register')]).toEqual([0, 0]);
  expect(hooks.all).toMatchObject([
    {
      ...{ companyId: quarry.company, payload: 'v4.0', namespace: 'rebound' },
      ...{ url: `${door.url}/webhooks/procore`, authorization: webhookSecret },
    },
  ]);
  const [{ id, triggers } = { id: '', triggers: [] }] = hooks.all;
  expect(triggers).toHaveLength(6);
  expect(triggers).toContainEqual(expect.objectContaining({ resource: 'Purchase Order Contracts', event: 'update' }));
  expect(await run('list')).toBe(0);
  const said = log.mock.calls.flat().join('\n');
  expect(said).toContain(`${id}  active  v4.0  ${door.url}/webhooks/procore`);
  expect(said).not.toContain(webhookSecret);
  expect(await run('remove', id)).toBe(0);
  expect(hooks.all).toEqual([]);
  log.mockRestore();
  vi.unstubAllEnvs();
});

test('a webhook brings what was changed in Procore, once, however often it comes', async () => {
  const olga = await signIn('olga', quarry.company);
  await lookUp(olga);
  const me = (await olga.get('/v1/me')).body as Me;
  expect((await rebound.registerHook(quarry.company, me.person.id)).isNew).toBe(true);
  expect((await rebound.registerHook(quarry.company, me.person.id)).isNew).toBe(false);
  small.procore.hooks.deliverTimes(3);
  const engine = engineOf(small.engine, 'theo');
  await engine.edit(await engine.view(quarry.subcontract), { number: 'SC-1a' });

  const view = async () => (await olga.get(`/v1/commitments/${quarry.subcontract}`)).body as CommitmentView;
  await expect.poll(async () => (await view()).commitment.number, { timeout: 10_000 }).toBe('SC-1a');
  const outcomes = () => small.procore.hooks.all.flatMap(({ deliveries }) => deliveries.map((one) => one.outcome));
  await expect.poll(outcomes, { timeout: 5000 }).toEqual(['ok', 'ok', 'ok']);
  const { items } = (await olga.get(`/v1/commitments/${quarry.subcontract}/history?limit=50`)).body as Page<HistoryRow>;
  expect(items.filter(({ to }) => to === 'SC-1a')).toHaveLength(1);
});

test('to disconnect revokes at Procore and ends every session of that person', async () => {
  const [remi, elsewhere] = [await signIn('remi'), await signIn('remi')];
  const before = small.procore.grants.count();
  expect((await remi.drop('/v1/sign-in/procore')).status).toBeLessThan(300);
  expect(small.procore.grants.count()).toBeLessThan(before);
  expect((await elsewhere.get('/v1/me')).status).toBe(401);
});

test('everything that was asked is declared by the stand-in, and known to the catalogue', () => {
  expect(small.procore.strays()).toEqual([]);
  const catalogue = readCatalogue();
  if (!catalogue) return;
  const asked = small.procore.log.filter(({ path }) => path.startsWith('/rest/'));
  expect(asked.length).toBeGreaterThan(20);
  expect([...new Set(asked.flatMap((one) => requestFaults(catalogue, one)))]).toEqual([]);
});
