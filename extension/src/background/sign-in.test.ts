import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeApi, json, problem, unreachable } from '../testing/fake-api';
import { fakeBrowser } from '../testing/fake-browser';
import { keepSignedIn, readSession } from './session';
import { signedOut, signedOutEverywhere } from './sign-in';

const priya = { id: 'p1', name: 'Priya Shah', email: 'priya@northgate.example' };

beforeEach(async () => {
  fakeBrowser.reset();
  await keepSignedIn({ token: 'secret', person: priya });
});
afterEach(() => vi.unstubAllGlobals());

test('signing out ends this session here, also when the API cannot be reached', async () => {
  fakeApi(unreachable);
  await signedOut();
  expect((await readSession()).token).toBeNull();
});

test('signing out everywhere asks the API to end them all, and then ends this one here', async () => {
  const asked = fakeApi(() => json({}));
  await signedOutEverywhere();
  expect(asked[0]).toMatchObject({ method: 'POST', url: { pathname: '/v1/sessions/revoke-all' } });
  expect(asked[0]?.headers.get('Authorization')).toBe('Bearer secret');
  expect((await readSession()).token).toBeNull();
});

test.each([
  ['cannot be reached', unreachable],
  ['refuses', () => problem(429, 'too-many-requests', {}, { 'Retry-After': '9' })],
])('an API that %s has ended nothing, so nobody is told that it has', async (_, answer) => {
  fakeApi(answer);
  await expect(signedOutEverywhere()).rejects.toThrow();
  expect((await readSession()).token).toBe('secret');
});
