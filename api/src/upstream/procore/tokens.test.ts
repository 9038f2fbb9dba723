import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { session } from '../../permission/sign-in/table';
import { forget } from '../../sweep';
import { clientsOf, createProcore } from './procore';
import { createSealer } from './sealed';
import { procoreSignIn, procoreToken } from './table';
import { openWorld, type World } from './world.fixture';

let world: World;
let token: string;
const owner = { companyId: '4100', personId: '4100-501' };
beforeEach(async () => {
  world = await openWorld();
  token = await world.signIn('501');
});
afterEach(() => world.close());

const renewals = () => world.procore.asked.filter(({ body }) => body?.grant_type === 'refresh_token').length;
const tokens = () => clientsOf(world.parts).tokens;

it('uses a token until it is nearly over, and then one renewal serves all who wait', async () => {
  const used = tokens();
  await used.accessFor(owner);
  expect(renewals()).toBe(0);
  world.later(5390 * 1000);
  const all = await Promise.all(Array.from({ length: 20 }, () => used.accessFor(owner)));
  expect([new Set(all).size, renewals()]).toEqual([1, 1]);
});

it('renews once for several processes', async () => {
  world.later(5390 * 1000);
  const processes = Array.from({ length: 4 }, tokens);
  const all = await Promise.all(processes.map((one) => one.accessFor(owner)));
  expect([new Set(all).size, renewals()]).toEqual([1, 1]);
});

it('takes over from a process that died over it', async () => {
  world.later(5390 * 1000);
  const renewing = {
    renewingBy: 'who died',
    renewingUntil: new Date(Date.parse(world.deps.now()) + 400).toISOString(),
  };
  await world.deps.db.write((tx) => tx.update(procoreToken).set(renewing));
  const asked = tokens().accessFor(owner);
  await new Promise((go) => setTimeout(go, 200));
  expect(renewals()).toBe(0);
  expect(await asked).toEqual(expect.any(String));
  expect(renewals()).toBe(1);
});

it('renews where Procore takes a token no more before its time', async () => {
  world.procore.access.clear();
  expect((await world.bring(token)).status).toBe(200);
  expect(renewals()).toBe(1);
});

it('signs out cleanly when the answer to a renewal was lost', async () => {
  world.later(5390 * 1000);
  const lost = () => {
    world.procore.refresh.clear();
    return new Response('', { status: 502 });
  };
  world.procore.next.push({ on: '/oauth/token', answer: lost });
  const first = await world.as(token, 'GET', '/v1/me');
  expect([first.status, (await first.json()).code]).toEqual([502, 'procore-unreachable']);
  const second = await world.as(token, 'GET', '/v1/me');
  expect([second.status, (await second.json()).code]).toEqual([401, 'procore-sign-in-needed']);
  expect(await world.deps.db.read.select().from(procoreToken)).toEqual([]);
  expect(await world.deps.db.read.select().from(session)).toEqual([]);
  const third = await world.as(token, 'GET', '/v1/me');
  expect((await third.json()).code).toBe('unauthenticated');
});

it('goes on where the renewal never arrived', async () => {
  world.later(5390 * 1000);
  world.procore.next.push({ on: '/oauth/token', answer: () => new Response('', { status: 502 }) });
  expect((await world.as(token, 'GET', '/v1/me')).status).toBe(502);
  expect((await world.as(token, 'GET', '/v1/me')).status).toBe(200);
});

it('asks to sign in again where the secret is another, or a row was put in another place', async () => {
  const other = createProcore({ ...world.parts, secret: 'another secret of more than 32 characters' });
  await expect(
    other.upstream.meet({ companyId: '4100', person: { id: '4100-501', name: '', email: '' } }),
  ).rejects.toThrow('Sign in with Procore again');
  await other.stop();
  await world.signIn('504');
  const [mine] = await world.deps.db.read.select().from(procoreToken).where(eq(procoreToken.personId, '4100-501'));
  await world.deps.db.write((tx) =>
    tx
      .update(procoreToken)
      .set({ sealed: mine?.sealed ?? '' })
      .where(eq(procoreToken.personId, '4100-504')),
  );
  await expect(tokens().accessFor({ companyId: '4100', personId: '4100-504' })).rejects.toThrow('Sign in with Procore');
});

it('forgets with the sweep what Procore gave for who is signed in nowhere, and sign-ins that nobody finished', async () => {
  await world.signIn('504');
  await world.begin();
  const sweep = () => world.deps.db.write((tx) => forget(tx, world.deps.now()));
  const left = async () => [
    (await world.deps.db.read.select().from(procoreToken)).map(({ personId }) => personId),
    (await world.deps.db.read.select().from(procoreSignIn)).length,
  ];
  await sweep();
  expect(await left()).toEqual([['4100-501', '4100-504'], 1]);
  await world.as(token, 'POST', '/v1/sign-out', {});
  world.later(11 * 60_000);
  await sweep();
  expect(await left()).toEqual([['4100-504'], 0]);
});

it('opens what it sealed, for its place and by its secret alone', () => {
  const sealer = createSealer('one secret');
  const sealed = sealer.seal('the text', ['4100', 'me']);
  expect(sealer.seal('the text', ['4100', 'me'])).not.toBe(sealed);
  expect(sealer.open(sealed, ['4100', 'me'])).toBe('the text');
  expect(sealer.open(sealed, ['4100', 'you'])).toBeNull();
  expect(sealer.open(sealed, ['4100m', 'e'])).toBeNull();
  expect(createSealer('another').open(sealed, ['4100', 'me'])).toBeNull();
  const parts = sealed.split('.');
  const turned = parts.map((part, index) => (index === 3 ? `${part[0] === 'A' ? 'B' : 'A'}${part.slice(1)}` : part));
  expect(sealer.open(turned.join('.'), ['4100', 'me'])).toBeNull();
  expect(sealer.open('v1.x', ['4100', 'me'])).toBeNull();
});
