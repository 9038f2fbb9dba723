import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tellSize } from '@rebound/shared/testing/tell-size';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDb } from '../../db/open';
import { forget } from '../../sweep';
import { createConnectorToken } from '../connector/connector-tokens';
import { digestOf } from '../token';
import { idleDays, revokeSessions, sessionDays } from './sessions';
import { type Door, days, minutes, openDoor } from './sign-in.fixture';
import { session } from './table';

let door: Door;
beforeEach(async () => {
  door = await openDoor();
});
afterEach(() => door.close());

const manager = 'manager@one.test';
const statusOf = async (token: string) => (await door.ask('GET', '/v1/me', { token })).status;
const sessionsOf = async (token: string) => {
  const answer = await door.ask('GET', '/v1/sessions', { token });
  const { items }: { items: { id: string; current: boolean; userAgent: string; lastUsedAt: string }[] } =
    await answer.json();
  return items;
};

describe('a session token', () => {
  it('has 256 bits that no other has, after three letters that say what it is', async () => {
    const tokens = [await door.tokenFor(manager), await door.tokenFor(manager)];
    for (const token of tokens) expect(token).toMatch(/^rbp_[\w-]{43}$/);
    expect(new Set(tokens).size).toBe(2);
  });

  it('cannot be found in the database, its log or its index, however it is written', async () => {
    const tokens: string[] = [];
    for (const email of [manager, 'reader@one.test', 'approver@one.test', 'manager@two.test']) {
      tokens.push(await door.tokenFor(email));
      tokens.push((await door.deps.signIn.openSession(email))?.token ?? '');
    }
    for (const name of ['Sage', 'Vista']) {
      const wanted = { companyId: 'one', name, scopes: ['commitments:read'] as const, at: door.deps.now() };
      tokens.push((await createConnectorToken(door.deps.db, wanted))?.token ?? '');
    }
    for (const token of tokens) expect(await statusOf(token)).toBe(200);

    const files = await filesBeside(door.ledger.url);
    const bytes = Buffer.concat(files.map(({ content }) => content));
    const found = tokens.flatMap((token) => spellingsOf(token).filter((spelling) => bytes.includes(spelling)));
    expect(found).toEqual([]);
    for (const token of tokens) expect(bytes.includes(digestOf(token))).toBe(true);
    tellSize(`S8: at rest, ${tokens.length} tokens, 0 in ${bytes.length} bytes of ${files.length} files`);
  });

  it.each([
    ['the digest that is kept', (token: string) => digestOf(token)],
    ['the digest under the letters of a token', (token: string) => `rbp_${digestOf(token)}`],
    ['the token without its letters', (token: string) => token.slice(4)],
    ['the token under the letters of a connector', (token: string) => token.replace('rbp_', 'rbc_')],
    ['the token with a letter more', (token: string) => `${token}A`],
    ['a token that was never issued', () => `rbp_${'A'.repeat(43)}`],
  ])('is not replaced by %s', async (_, other) => {
    expect(await statusOf(other(await door.tokenFor(manager)))).toBe(401);
  });

  it(`ends ${sessionDays} days after sign-in, however much it is used`, async () => {
    const token = await door.tokenFor(manager);
    for (let day = 0; day < sessionDays; day += 5) {
      expect(await statusOf(token)).toBe(200);
      await settled(door);
      door.wait(5 * days);
    }
    expect(await statusOf(token)).toBe(401);
  });

  it(`ends ${idleDays} days after its last use`, async () => {
    const token = await door.tokenFor(manager);
    door.wait((idleDays - 1) * days);
    expect(await statusOf(token)).toBe(200);
    await settled(door);
    door.wait(idleDays * days);
    expect(idleDays * 2 - 1).toBeLessThan(sessionDays);
    expect(await statusOf(token)).toBe(401);
    await door.deps.db.write((tx) => forget(tx, door.deps.now()));
    expect(await door.deps.db.read.select().from(session)).toEqual([]);
  });
});

describe('the list of sessions', () => {
  it('shows where one is signed in, and nobody else', async () => {
    const first = await door.tokenFor(manager, 'Firefox\u009b');
    door.wait(90 * minutes);
    const second = await door.tokenFor(manager, 'x'.repeat(1000));
    await door.tokenFor('second@one.test');
    const [newest, oldest, ...more] = await sessionsOf(first);
    expect(more).toEqual([]);
    expect(newest).toMatchObject({ current: false, userAgent: 'x'.repeat(300) });
    expect(oldest).toMatchObject({ current: true, userAgent: 'Firefox ', createdAt: '2026-11-02T09:00:00.000Z' });
    expect(JSON.stringify([newest, oldest])).not.toContain(digestOf(second));
  });

  it('knows the last use to the hour', async () => {
    const token = await door.tokenFor(manager);
    const used: string[] = [];
    for (const wait of [10, 49, 1, 59]) {
      door.wait(wait * minutes);
      await statusOf(token);
      await settled(door);
      used.push((await door.deps.db.read.select().from(session))[0]?.lastUsedAt.slice(11, 16) ?? '');
    }
    expect(used).toEqual(['09:00', '09:00', '10:00', '10:00']);
  });
});

describe('revoking', () => {
  it('ends one session on its very next request, and no other', async () => {
    const [here, there] = [await door.tokenFor(manager), await door.tokenFor(manager)];
    const other = (await sessionsOf(here)).find(({ current }) => !current);
    expect((await door.ask('POST', `/v1/sessions/${other?.id}/revoke`, { token: here })).status).toBe(204);
    expect([await statusOf(here), await statusOf(there)]).toEqual([200, 401]);
    expect((await door.ask('POST', `/v1/sessions/${other?.id}/revoke`, { token: here })).status).toBe(404);
  });

  it("finds somebody else's session no more than one that never was", async () => {
    const [mine, theirs] = [await door.tokenFor(manager), await door.tokenFor('second@one.test')];
    const [target] = await sessionsOf(theirs);
    const answers = [target?.id, 'absent'].map((id) => door.ask('POST', `/v1/sessions/${id}/revoke`, { token: mine }));
    const [foreign, absent] = await Promise.all(answers);
    expect([foreign?.status, await foreign?.text()]).toEqual([404, await absent?.text()]);
    expect(await statusOf(theirs)).toBe(200);
  });

  it('signs out everywhere, and leaves the others alone', async () => {
    const mine = [await door.tokenFor(manager), await door.tokenFor(manager), await door.tokenFor(manager)];
    const theirs = await door.tokenFor('second@one.test');
    expect((await door.ask('POST', '/v1/sessions/revoke-all', { token: mine[0] ?? '' })).status).toBe(204);
    expect(await Promise.all(mine.map(statusOf))).toEqual([401, 401, 401]);
    expect(await statusOf(theirs)).toBe(200);
  });

  it('from another process, as the command line does it, holds from the next request on', async () => {
    const token = await door.tokenFor(manager);
    expect(await statusOf(token)).toBe(200);
    const other = await openDb({ url: door.ledger.url });
    expect(await revokeSessions(other, 'manager')).toBe(1);
    other.close();
    expect(await statusOf(token)).toBe(401);
  });
});

/** The use of a session is noted after the answer, in its turn among the writers. */
async function settled({ deps }: Door): Promise<void> {
  await deps.db.write(async () => undefined);
}

async function filesBeside(url: string) {
  const folder = dirname(url.startsWith('file://') ? fileURLToPath(url) : url.slice('file:'.length));
  const names = await readdir(folder);
  return Promise.all(names.map(async (name) => ({ name, content: await readFile(join(folder, name)) })));
}

/** The token, its random part, and the bytes behind that part: as they are, and as hex. */
function spellingsOf(token: string): (string | Buffer)[] {
  const random = token.slice(4);
  const bytes = Buffer.from(random, 'base64url');
  return [token, random, bytes, bytes.toString('hex'), bytes.toString('base64'), Buffer.from(token).toString('hex')];
}
