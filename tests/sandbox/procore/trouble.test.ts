import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Fault } from './faults';
import { type SmallProcore, startSmallProcore } from './procore.fixture';
import { quarry } from './small-demo.fixture';

let at = Date.parse('2026-03-02T09:00:00Z');
let small: SmallProcore;
beforeAll(async () => {
  small = await startSmallProcore({ now: () => at, limits: { hourly: 40, spike: 5 } });
});
afterAll(() => small?.stop());
beforeEach(() => {
  at += 3600_000;
});

const limitsOf = ({ headers }: Response) =>
  ['limit', 'remaining', 'reset'].map((name) => Number(headers.get(`x-rate-limit-${name}`)));

test('each answer tells of the nearer limit; what is over gets 429 until the window ends', async () => {
  const { ask } = await small.signIn('olga');
  expect(limitsOf(await ask('/rest/v1.0/me'))).toEqual([5, 4, at / 1000 + 10]);
  for (let more = 0; more < 4; more += 1) await ask('/rest/v1.0/me');
  const refused = await ask('/rest/v1.0/me');
  expect(refused.status).toBe(429);
  expect(refused.headers.get('retry-after')).toBe('10');
  expect(refused.headers.get('x-rate-limit-reset')).toBe(String(at / 1000 + 10));
  at += 10_000;
  expect((await ask('/rest/v1.0/me')).status).toBe(200);

  for (let spike = 0; spike < 7; spike += 1) {
    at += 10_000;
    for (let more = 0; more < 5; more += 1) await ask('/rest/v1.0/me');
  }
  at += 10_000;
  const [limit] = limitsOf(await ask('/rest/v1.0/me'));
  expect(limit).not.toBe(5);
});

test.each<[Partial<Fault> & { fault: Fault['fault'] }, number, string | null]>([
  [{ fault: 'busy', seconds: 7 }, 503, '7'],
  [{ fault: 'too-many', seconds: 60 }, 429, '60'],
  [{ fault: 'conflict' }, 409, null],
  [{ fault: 'expired' }, 401, null],
  [{ fault: 'error' }, 500, null],
])('%j happens to the request that it was ordered for, and once', async (fault, status, retryAfter) => {
  const { ask } = await small.signIn('olga');
  const ordered = await fetch(`${small.procore.url}/_faults`, {
    method: 'PUT',
    body: JSON.stringify([{ on: '/rest/v1.0/companies', ...fault }]),
  });
  expect(ordered.status).toBe(200);
  expect((await ask('/rest/v1.0/me')).status).toBe(200);
  const answer = await ask('/rest/v1.0/companies');
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([status, retryAfter]);
  expect((await ask('/rest/v1.0/companies')).status).toBe(200);
});

test('an answer that is lost was carried out: the refresh token is gone', async () => {
  const { pair } = await small.signIn('olga');
  small.procore.faults.set({ fault: 'lose-answer', on: '/oauth/token' });
  const refresh = () => small.token({ grant_type: 'refresh_token', refresh_token: pair.refresh_token });
  await expect(refresh()).rejects.toThrow();
  expect((await refresh()).status).toBe(400);
});

test('a company that the app is not connected to', async () => {
  const { ask } = await small.signIn('olga');
  const connect = (...ids: string[]) =>
    fetch(`${small.procore.url}/_connected`, { method: 'PUT', body: JSON.stringify(ids) });
  await connect('5200');
  const answer = await ask(`/rest/v1.0/projects?company_id=${quarry.company}`);
  expect([answer.status, await answer.json()]).toEqual([403, { errors: 'App is not connected to this company' }]);
  await connect('5200', quarry.company);
  expect((await ask(`/rest/v1.0/projects?company_id=${quarry.company}`)).status).toBe(200);
});
