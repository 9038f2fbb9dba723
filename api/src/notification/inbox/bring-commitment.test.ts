import { afterEach, beforeEach, expect, it } from 'vitest';
import { readCommitment } from '../../commitment/read-commitment';
import { openWorld, type World } from '../../upstream/procore/world.fixture';
import { bringCommitment } from './bring-commitment';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const found = { companyId: '4100', projectId: '24017', kind: 'subcontract', id: '700101' } as const;
const bring = (...knowing: string[]) => bringCommitment(world.deps, '4100', { commitment: found, knowing });
const title = async () => (await readCommitment(world.deps.db.read, '4100', '700101'))?.title;
const askedForIt = () => world.procore.asked.filter(({ path }) => path.includes('work_order_contracts')).length;

it('brings what nobody has opened yet, in the name of somebody whom the mail was sent to', async () => {
  await world.signIn('501');
  await bring('Someone@elsewhere.example', 'Priya@Northgate.example');
  expect(await title()).toBe('Concrete works');
});

it('asks for nothing that is here already', async () => {
  await world.bring(await world.signIn('501'));
  world.later(61_000);
  const before = askedForIt();
  await bring('priya@northgate.example');
  expect(askedForIt()).toBe(before);
});

it('asks in the name of nobody else', async () => {
  await world.signIn('501');
  await bring('forwarder@northgate.example');
  expect(askedForIt()).toBe(0);
  expect(await title()).toBeUndefined();
});

it('goes on to the next where somebody may not see it, or is signed in no more', async () => {
  const priya = await world.signIn('501');
  await world.signIn('504');
  await world.signIn('502');
  await world.as(priya, 'DELETE', '/v1/sign-in/procore', {});
  await bring('priya@northgate.example', 'olga@northgate.example', 'dana@northgate.example');
  expect(await title()).toBe('Concrete works');
});

it('leaves it unknown where none of them can have it', async () => {
  await world.signIn('504');
  await bring('olga@northgate.example');
  expect(await title()).toBeUndefined();
});

it('throws while Procore asks to wait, so that it is asked again', async () => {
  await world.signIn('501');
  const answer = () => new Response('', { status: 429, headers: { 'Retry-After': '90' } });
  world.procore.next.push({ on: '/rest/', answer }, { on: '/rest/', answer });
  await expect(bring('priya@northgate.example')).rejects.toMatchObject({ code: 'procore-asks-to-wait' });
});
