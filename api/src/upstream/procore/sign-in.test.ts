import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../../log';
import { setDisabled } from '../../permission/change-permission';
import { procoreSignIn, procoreToken } from './table';
import { huge, openWorld, type World } from './world.fixture';

let world: World;
const logged: string[] = [];
beforeAll(async () => {
  world = await openWorld({ log: createLog('trace', { write: (line) => void logged.push(line) }) });
});
afterAll(() => world?.close());

const finish = async (body: unknown) => {
  const answer = await world.post('/v1/sign-in/procore/finish', body);
  return { status: answer.status, body: await answer.json() };
};
const tokensKept = () => world.deps.db.read.select().from(procoreToken);

it('says how people sign in', async () => {
  expect(await (await world.app.request('/v1/sign-in')).json()).toEqual({ ways: ['procore'] });
});

it.each([
  ['/v1/sign-in/codes', { email: 'priya@northgate.example' }],
  ['/v1/sign-in', { email: 'priya@northgate.example', code: '123456' }],
])('knows no codes at %s', async (path, body) => {
  const answer = await world.post(path, body);
  expect([answer.status, (await answer.json()).code]).toEqual([409, 'sign-in-with-procore']);
});

it('sends the person to Procore, and signs in who comes back with the code and has the verifier', async () => {
  const { authorizeUrl, state, redirectUrl, verifier } = await world.begin();
  const asked = new URL(authorizeUrl);
  expect(Object.fromEntries(asked.searchParams)).toEqual({
    ...{ response_type: 'code', client_id: 'app', state },
    redirect_uri: 'https://rebound.one.test/v1/sign-in/procore/callback',
  });
  expect(redirectUrl).toBe('https://rebound.one.test/v1/sign-in/procore/callback');
  const code = world.procore.code('501');
  const { status, body } = await finish({ state, code, verifier });
  expect([status, body]).toEqual([
    200,
    {
      token: expect.stringMatching(/^rbp_/),
      person: { id: '4100-501', name: 'Priya Shah', email: 'priya@northgate.example' },
    },
  ]);
  const me = await (await world.as(body.token, 'GET', '/v1/me')).json();
  expect(me.company).toEqual({ id: '4100', name: 'Northgate Builders' });
  const sessions = await (await world.as(body.token, 'GET', '/v1/sessions')).json();
  expect(sessions.items[0].userAgent).toBe('a browser');
  expect(await world.deps.db.read.select().from(procoreSignIn)).toEqual([]);
});

it('keeps nothing of what Procore gave that can be read in the database', async () => {
  await world.signIn('501');
  const rows = JSON.stringify(await tokensKept());
  for (const secret of [...world.procore.access.keys(), ...world.procore.refresh.keys()])
    expect(rows).not.toContain(secret);
});

describe('nobody is signed in', () => {
  const cases: [string, (begun: Awaited<ReturnType<World['begin']>>) => object][] = [
    ['with a code and no verifier of the one who began', (begun) => ({ ...begun, verifier: 'another'.repeat(8) })],
    ['with a state that nobody began', (begun) => ({ ...begun, state: 'x'.repeat(43) })],
    ['with a code that Procore did not give', (begun) => ({ ...begun, code: 'made-up' })],
  ];
  it.each(cases)('%s', async (_, change) => {
    const { state, verifier, ...rest } = await world.begin();
    const body = change({ ...rest, state, verifier, code: world.procore.code('501') });
    const { code, ...named } = body as Record<string, unknown>;
    const asked = { state: named.state, verifier: named.verifier, code };
    expect(await finish(asked)).toMatchObject({ status: 400, body: { code: 'sign-in-expired' } });
    // And it is over: the right words come too late.
    const again = { state, verifier, code: world.procore.code('501') };
    if (named.state === state) expect((await finish(again)).status).toBe(400);
  });

  it('after ten minutes', async () => {
    const { state, verifier } = await world.begin();
    world.later(10 * 60_000);
    const body = { state, verifier, code: world.procore.code('501') };
    expect(await finish(body)).toMatchObject({ status: 400, body: { code: 'sign-in-expired' } });
  });

  it('twice by one state', async () => {
    const { state, verifier } = await world.begin();
    const both = await Promise.all([1, 2].map(() => finish({ state, verifier, code: world.procore.code('501') })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
  });

  it('whose companies are not connected, and what Procore gave is revoked', async () => {
    const { state, verifier } = await world.begin();
    const { status, body } = await finish({ state, verifier, code: world.procore.code('700') });
    expect([status, body.code]).toEqual([403, 'company-not-connected']);
    expect(JSON.stringify(body)).not.toMatch(/Northgate|Harbour/);
    expect([...world.procore.access.values()]).not.toContain('700');
  });

  it.each(['/oauth/token/info', '/rest/v1.0/companies'])(
    'while Procore does not answer at %s, and what it gave is revoked',
    async (on) => {
      const { state, verifier } = await world.begin();
      world.procore.next.push({ on, answer: () => new Response('', { status: 500 }) });
      expect((await finish({ state, code: world.procore.code('501'), verifier })).status).toBe(502);
      expect([...world.procore.access.values()]).not.toContain('501');
    },
  );

  it.each([
    ['answers with a fault', () => new Response('', { status: 500 }), 'answered 500'],
    ['refuses', () => new Response('{}', { status: 403 }), 'answered 403'],
  ])('and where Procore %s to the revocation, the log says so, and not what it gave', async (_, answer, words) => {
    logged.length = 0;
    const { state, verifier } = await world.begin();
    world.procore.next.push({ on: '/oauth/revoke', answer });
    const code = world.procore.code('700');
    expect(await finish({ state, verifier, code })).toMatchObject({
      status: 403,
      body: { code: 'company-not-connected' },
    });
    const lines = logged.filter((line) => line.includes('could not be revoked'));
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { level: 40, err: { message: expect.stringContaining(words) } },
    ]);
    const given = [...world.procore.access, ...world.procore.refresh].filter(([, user]) => user === '700');
    expect(given.length).toBeGreaterThan(1);
    for (const secret of [code, state, verifier, 'app-secret', ...given.map(([token]) => token)]) {
      expect(logged.join(), 'what Procore gave').not.toContain(secret);
    }
  });

  it('whom the operator has shut out', async () => {
    await world.signIn('504');
    await world.deps.db.write((tx) => setDisabled(tx, 'olga@northgate.example', true, world.deps.now()));
    const { state, verifier } = await world.begin();
    expect((await finish({ state, verifier, code: world.procore.code('504') })).status).toBe(403);
  });
});

it('lets somebody of several connected companies choose, with one code, and keeps the two apart', async () => {
  const { state, verifier } = await world.begin();
  const asked = { state, verifier, code: world.procore.code(huge) };
  const first = await finish(asked);
  expect(first).toMatchObject({ status: 409, body: { code: 'choose-company' } });
  expect(first.body.companies).toEqual([
    { id: '4100', name: 'Northgate Builders' },
    { id: '4200', name: 'Harbour Civil' },
  ]);
  const chosen = await finish({ ...asked, companyId: '4200' });
  expect(chosen.body.person).toMatchObject({ id: `4200-${huge}`, email: 'twice@northgate.example' });
  const other = await world.signIn(huge, '4100');
  expect((await (await world.as(other, 'GET', '/v1/me')).json()).company.id).toBe('4100');
  expect((await (await world.as(chosen.body.token, 'GET', '/v1/me')).json()).company.id).toBe('4200');
  expect((await finish({ ...asked, companyId: '4200' })).status).toBe(400);
});

it('refuses a company that is not theirs or not connected, though it was chosen', async () => {
  const { state, verifier } = await world.begin();
  const body = { state, verifier, code: world.procore.code(huge), companyId: '4300' };
  expect(await finish(body)).toMatchObject({ status: 403, body: { code: 'company-not-connected' } });
});

it('answers the address that Procore sends people back to with a page that does nothing', async () => {
  const before = world.procore.asked.length;
  const answer = await world.app.request('/v1/sign-in/procore/callback?code=abc&state=def');
  const text = await answer.text();
  expect(answer.status).toBe(200);
  expect(text).toContain('Rebound goes on where you began');
  expect(text).not.toMatch(/abc|def|<script|src=|href=/);
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  expect(world.procore.asked.length).toBe(before);
  const refused = await world.app.request('/v1/sign-in/procore/callback?error=access_denied');
  expect(await refused.text()).toContain('did not sign you in');
});

it('disconnects: revoked at Procore, forgotten here, signed out everywhere', async () => {
  const [one, other] = [await world.signIn('502'), await world.signIn('502')];
  const answer = await world.as(one, 'DELETE', '/v1/sign-in/procore');
  expect(answer.status).toBe(204);
  expect([...world.procore.access.values()]).not.toContain('502');
  expect((await tokensKept()).map(({ personId }) => personId)).not.toContain('4100-502');
  for (const token of [one, other]) expect((await world.as(token, 'GET', '/v1/me')).status).toBe(401);
});

it('forgets them and signs out though Procore cannot be reached', async () => {
  const token = await world.signIn('502');
  world.procore.next.push({ on: '/oauth/revoke', answer: () => new Response('', { status: 500 }) });
  expect((await world.as(token, 'DELETE', '/v1/sign-in/procore')).status).toBe(204);
  expect((await tokensKept()).map(({ personId }) => personId)).not.toContain('4100-502');
});
