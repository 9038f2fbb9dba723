import { tellSize } from '@rebound/shared/testing/tell-size';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultLimits } from '../../rate-limit/limits';
import { setDisabled } from '../change-permission';
import { codeMinutes, guessesPerCode, wrongPerDay } from './codes';
import { type Door, days, minutes, openDoor, otherThan } from './sign-in.fixture';

let door: Door;
beforeEach(async () => {
  door = await openDoor();
});
afterEach(() => door.close());

const manager = 'manager@one.test';
const guess = (code: string, email = manager, from = '192.0.2.1') =>
  door.ask('POST', '/v1/sign-in', { body: { email, code }, from });

describe('sign-in by code', () => {
  it('knows the person by the mailed code, once', async () => {
    const code = await door.codeFor(manager);
    const answer = await guess(code, 'Manager@One.test');
    const { token, person } = await answer.json();
    expect(person).toEqual({ id: 'manager', name: 'The manager', email: manager });
    expect(answer.headers.get('Set-Cookie')).toBeNull();
    expect(await (await door.ask('GET', '/v1/me', { token })).json()).toMatchObject({ person: { id: 'manager' } });

    expect((await guess(code)).status).toBe(401);
    expect((await door.ask('POST', '/v1/sign-out', { token })).status).toBe(204);
    expect((await door.ask('GET', '/v1/me', { token })).status).toBe(401);
  });

  it('takes a code until it runs out', async () => {
    const first = await door.codeFor(manager);
    door.wait(codeMinutes * minutes - 1);
    expect((await guess(first)).status).toBe(200);
    const second = await door.codeFor(manager);
    door.wait(codeMinutes * minutes);
    expect((await guess(second)).status).toBe(401);
  });

  it('takes the newest code alone, and only for the address that it was mailed to', async () => {
    const old = await door.codeFor(manager);
    const newest = await door.codeFor(manager);
    if (old !== newest) expect((await guess(old)).status).toBe(401);
    expect((await guess(newest, 'second@one.test')).status).toBe(401);
    expect((await guess(newest)).status).toBe(200);
  });

  it('takes a code once, from fifty who send it at the same time', async () => {
    const generous = await openDoor({ limits: { ...door.deps.limits, codes: 1000 } });
    const body = { email: manager, code: await generous.codeFor(manager) };
    const answers = await Promise.all(Array.from({ length: 50 }, () => generous.ask('POST', '/v1/sign-in', { body })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    await generous.close();
  });

  it('lets nobody in who was shut out between the code and its use', async () => {
    const code = await door.codeFor(manager);
    await door.deps.db.write((tx) => setDisabled(tx, manager, true, door.deps.now()));
    expect((await guess(code)).status).toBe(401);
  });
});

describe('guessing', () => {
  it(`ends a code after ${guessesPerCode} wrong guesses, also when they come at the same time`, async () => {
    const code = await door.codeFor(manager);
    await Promise.all(Array.from({ length: guessesPerCode }, () => guess(otherThan(code))));
    expect((await guess(code)).status).toBe(401);
    expect((await guess(await door.codeFor(manager))).status).toBe(200);
  });

  it(`ends for a day after ${wrongPerDay} wrong ones over all codes, from whatever network they come`, async () => {
    const statuses: number[] = [];
    for (let n = 0; n < wrongPerDay + 5; n += 1) {
      const from = `192.0.2.${n}`;
      const code = n % 2 ? '' : await door.codeFor(manager, from);
      statuses.push((await guess(otherThan(code), manager, from)).status);
    }
    expect(statuses.filter((status) => status === 401)).toHaveLength(wrongPerDay);
    expect(statuses.slice(wrongPerDay)).toEqual(Array.from({ length: 5 }, () => 429));

    const right = await door.codeFor(manager, '198.51.100.1');
    const refused = await guess(right, manager, '198.51.100.1');
    expect(await refused.json()).toMatchObject({ status: 429, code: 'too-many-requests' });
    expect(Number(refused.headers.get('Retry-After'))).toBe(86_400);

    door.wait(days);
    const again = await door.codeFor(manager, '198.51.100.2');
    expect((await guess(again, manager, '198.51.100.2')).status).toBe(200);
    tellSize(`S9: ${statuses.length} guesses, ${wrongPerDay} heard`);
  });

  it('of one client leaves the address open to the others', async () => {
    const wrong = Array.from({ length: 40 }, () => guess('000000', manager, '203.0.113.9'));
    const statuses = (await Promise.all(wrong)).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([401, 429]));
    expect((await guess(await door.codeFor(manager))).status).toBe(200);
  });
});

describe('asking for codes', () => {
  const askFor = (email: string, from = '192.0.2.1') =>
    door.ask('POST', '/v1/sign-in/codes', { body: { email }, from });
  const statusesOf = async (asked: (n: number) => Promise<Response>) => {
    const statuses: number[] = [];
    for (let n = 0; n < 150; n += 1) statuses.push((await asked(n)).status);
    return { heard: statuses.filter((status) => status === 202).length, last: statuses.at(-1) };
  };
  const { codes } = defaultLimits;

  it.each<[string, (n: number) => Promise<Response>, number]>([
    ['one client, one address', () => askFor(manager), codes],
    ['one client, one address, spelt differently', (n) => askFor(n % 2 ? manager : 'MANAGER@one.test'), codes],
    ['one client, an unknown address', () => askFor('stranger@one.test'), codes],
    ['many clients, one address', (n) => askFor(manager, `192.0.2.${n}`), codes * 4],
    ['many clients, an unknown address', (n) => askFor('stranger@one.test', `192.0.2.${n}`), codes * 4],
    ['one client, many addresses', (n) => askFor(`p${n}@one.test`), codes * 12],
    ['one IPv6 network, many addresses', (n) => askFor(`p${n}@one.test`, `2001:db8:1:2::${n}`), codes * 12],
  ])('%s: so many are mailed an hour', async (_, asked, most) => {
    expect(await statusesOf(asked)).toEqual({ heard: most, last: 429 });
  });

  it('says when to ask again', async () => {
    await statusesOf(() => askFor(manager));
    const refused = await askFor(manager);
    const seconds = Number(refused.headers.get('Retry-After'));
    expect(seconds).toBeGreaterThan(3500);
    expect(seconds).toBeLessThanOrEqual(3600);
    expect(await refused.json()).toMatchObject({
      code: 'too-many-requests',
      detail: expect.stringContaining(`${seconds} s`),
    });
  });
});
