import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from '@libsql/client';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DatabaseBusy, type Db } from './db';
import { openDb } from './open';
import { answeredCommand } from './table';

let folder: string;
let url: string;
let db: Db;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rebound-db-'));
  url = `file:${join(folder, 'deep', 'test.db')}`;
  db = await openDb({ url });
});
afterEach(async () => {
  db.close();
  await rm(folder, { recursive: true });
});

const row = (key: string) => ({ personId: 'p', key, digest: '', answer: '', at: '2026-01-01T00:00:00.000Z' });
const count = async () => (await db.read.select().from(answeredCommand)).length;

describe('the only door to libSQL', () => {
  it('opens with WAL and full synchronisation, in transactions too', async () => {
    const pragma = (name: string) =>
      db.write(async (tx) => Object.values((await tx.get<object>(sql.raw(`PRAGMA ${name}`))) ?? {})[0]);
    expect(await pragma('journal_mode')).toBe('wal');
    expect(await pragma('synchronous')).toBe(2);
    expect(await pragma('foreign_keys')).toBe(1);
  });

  it('can be opened again on what is there', async () => {
    await db.write((tx) => tx.insert(answeredCommand).values(row('kept')));
    db.close();
    db = await openDb({ url });
    expect(await count()).toBe(1);
  });

  it('lets 50 transactions that read, wait and write pass one after the other', async () => {
    await Promise.all(
      Array.from({ length: 50 }, () =>
        db.write(async (tx) => {
          const n = (await tx.select().from(answeredCommand)).length;
          await sleep(1);
          await tx.insert(answeredCommand).values(row(`key-${n}`));
        }),
      ),
    );
    expect(await count()).toBe(50);
  });

  it('keeps nothing of a transaction that failed, and goes on', async () => {
    const failing = db.write(async (tx) => {
      await tx.insert(answeredCommand).values(row('lost'));
      throw new Error('half way');
    });
    await expect(failing).rejects.toThrow('half way');
    await db.write((tx) => tx.insert(answeredCommand).values(row('kept')));
    expect(await count()).toBe(1);
  });

  it('waits for another process without stopping this one, then writes', async () => {
    const other = createClient({ url });
    const held = await other.transaction('write');
    let ticks = 0;
    const ticking = setInterval(() => {
      ticks += 1;
    }, 5);
    const writing = db.write((tx) => tx.insert(answeredCommand).values(row('patient')));
    await sleep(200);
    await held.commit();
    await writing;
    clearInterval(ticking);
    other.close();
    expect(await count()).toBe(1);
    expect(ticks).toBeGreaterThan(2);
  });

  it('says busy when it lasts, and works when it is over', async () => {
    const other = createClient({ url });
    const held = await other.transaction('write');
    await expect(db.write((tx) => tx.insert(answeredCommand).values(row('refused')))).rejects.toThrow(DatabaseBusy);
    await held.rollback();
    other.close();
    await db.write((tx) => tx.insert(answeredCommand).values(row('later')));
    expect(await db.read.select().from(answeredCommand)).toMatchObject([{ key: 'later' }]);
  });
});
