import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { tellSize } from '@rebound/shared/testing/tell-size';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../app';
import { draftCode } from '../../notification/draft-letters';
import { enqueue } from '../../notification/enqueue';
import { companyOf } from '../projects-of';
import { codeMinutes } from './codes';
import { createSignIn } from './sign-in';
import { type Door, openDoor, socketFrom } from './sign-in.fixture';
import { signInCode } from './table';

const rounds = 100;
/** What these gave where a defence was missing: 3 and more. */
const bound = 2;
const generous = { person: 1e6, company: 1e6, address: 1e6, codes: 1e5 };
const known = 'reader@one.test';
const unknown = 'stranger@one.test';

let door: Door;
let app: ReturnType<typeof createApp>;
let mailed = 0;
let wanted = 0;
beforeAll(async () => {
  door = await openDoor({ limits: generous });
  const { db, log } = door.deps;
  const now = () => new Date().toISOString();
  const signIn = createSignIn({
    ...{ db, now, log, secret: 'a secret of more than 32 characters' },
    // As in production: drafted, rendered and put in the outbox.
    sendCode: async ({ companyId, ...person }, code) => {
      const company = await companyOf(db.read, companyId);
      const about = { company, person, code, at: now(), validMinutes: codeMinutes, from: 'Rebound <r@one.test>' };
      const letters = await draftCode({ id: randomUUID(), ...about });
      await db.write((tx) => enqueue(tx, letters));
      mailed += 1;
    },
  });
  app = createApp({ ...door.deps, signIn, now });
});
afterAll(() => door.close());

const post = (path: string, body: unknown) =>
  app.request(
    path,
    { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) },
    socketFrom('192.0.2.1'),
  );

/** Everything of an answer but its request id. */
async function seen(answer: Response) {
  const headers = [...answer.headers].filter(([name]) => name !== 'x-request-id').sort();
  return { status: answer.status, headers, body: await answer.text() };
}

type Asked = (email: string) => Response | Promise<Response>;

describe('an answer does not tell whether an address is known', () => {
  it.each([
    ['asking for a code', '/v1/sign-in/codes', {}],
    ['a wrong code', '/v1/sign-in', { code: '000000' }],
  ])('%s: not by status, header or body', async (_, path, more) => {
    expect(await seen(await post(path, { email: unknown, ...more }))).toEqual(
      await seen(await post(path, { email: known, ...more })),
    );
  });

  const ask = (email: string) => {
    if (email === known) wanted += 1;
    return post('/v1/sign-in/codes', { email });
  };
  const guess = (email: string) => post('/v1/sign-in', { email, code: '000000' });

  it.each<{ what: string; before?: Asked; timed: Asked }>([
    { what: 'asking for a code', timed: ask },
    { what: 'what the next one feels of that', before: ask, timed: () => app.request('/readyz') },
    { what: 'a wrong code', before: ask, timed: guess },
    { what: 'a code that nobody asked for', timed: guess },
  ])(`$what: not by time, medians of ${rounds} interleaved rounds`, { retry: 2 }, async ({ what, before, timed }) => {
    const took = { known: [] as number[], unknown: [] as number[] };
    for (let n = 0; n < rounds; n += 1) {
      // Else the wrong guesses of a day are soon used up.
      await door.deps.db.write((tx) => tx.delete(signInCode));
      for (const which of n % 2 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)) {
        const email = which === 'known' ? known : unknown;
        await before?.(email);
        const start = performance.now();
        await (await timed(email)).text();
        took[which].push(performance.now() - start);
        await breath();
      }
    }
    const ratio = median(took.known) / median(took.unknown);
    tellSize(
      `S9: time of ${2 * rounds} answers, ${what}: known ${median(took.known).toFixed(2)} ms, ${ratio.toFixed(2)} × unknown`,
    );
    expect(Math.max(ratio, 1 / ratio)).toBeLessThan(bound);
  });

  it('though only the known address is mailed', async () => {
    // One more was asked for by the test of status, header and body.
    await expect.poll(() => mailed, { timeout: 5000 }).toBe(wanted + 1);
    await sleep(700);
    expect(mailed).toBe(wanted + 1);
  });
});

/** Lets what was begun, and not put off, run on: it would else fall into the time of the other address. */
async function breath(): Promise<void> {
  for (let n = 0; n < 20; n += 1) await new Promise((done) => setImmediate(done));
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
