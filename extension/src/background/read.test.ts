import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeApi, json, unreachable } from '../testing/fake-api';
import { fakeBrowser } from '../testing/fake-browser';
import { readCommitment, readCount } from './read';
import { keepSignedIn } from './session';

const priya = { id: 'p1', name: 'Priya Shah', email: 'priya@northgate.example' };
const view = { commitment: { id: '700101', version: 7 } };

beforeEach(async () => {
  fakeBrowser.reset();
  await keepSignedIn({ token: 'secret', person: priya });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test('what was read last is shown, and called stale, while the API cannot be reached', async () => {
  fakeApi(() => json(view), unreachable);
  const { asOf } = await readCommitment('700101');
  expect(await readCommitment('700101')).toEqual({ value: view, asOf, stale: true, why: { kind: 'offline' } });
});

test('an answer that the storage has no room for is shown all the same, and the older ones are let go', async () => {
  fakeApi(
    () => json({ toFix: 3 }),
    () => json(view),
    unreachable,
  );
  await readCount();
  vi.spyOn(fakeBrowser.storage.session, 'set').mockRejectedValueOnce(new Error('quota exceeded'));
  const told = vi.spyOn(console, 'info').mockReturnValue();
  expect(await readCommitment('700101')).toMatchObject({ value: view, stale: false });
  expect(told).toHaveBeenCalledOnce();
  await expect(readCount()).rejects.toMatchObject({ fault: { kind: 'offline' } });
});
