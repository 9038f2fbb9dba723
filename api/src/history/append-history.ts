import { createHash, randomUUID } from 'node:crypto';
import type { HistoryEvent } from '@rebound/shared/history/event';
import { rowsFor } from '@rebound/shared/history/rows';
import type { Somebody } from '@rebound/shared/permission/schema';
import type { Instant } from '@rebound/shared/time';
import type { Tx } from '../db/db';
import { historyHead } from './history-head';
import { history } from './table';

export type HistoryEntry = typeof history.$inferInsert;

/** Writes the event's rows at the end of the company's chain, in the caller's transaction. */
export async function appendHistory(
  tx: Tx,
  caller: { companyId: string; person: Pick<Somebody, 'id' | 'name'> },
  { commitmentId, at, event }: { commitmentId: string; at: Instant; event: HistoryEvent },
): Promise<void> {
  let { rows: seq, hash } = await historyHead(tx, caller.companyId);
  for (const row of rowsFor(event)) {
    seq += 1;
    const entry = {
      companyId: caller.companyId,
      seq,
      id: randomUUID(),
      commitmentId,
      at,
      byId: caller.person.id,
      byName: caller.person.name,
      ...row,
      previousHash: hash,
    };
    hash = hashOf(entry);
    await tx.insert(history).values({ ...entry, hash });
  }
}

/** SHA-256 over the row's columns and the hash before it, as one JSON array so that no two rows read alike. */
export function hashOf(entry: Omit<HistoryEntry, 'hash'>): string {
  const { companyId, seq, id, commitmentId, at, byId, byName, changed, from, to, previousHash } = entry;
  const values = [byId ?? null, byName, changed, from ?? null, to ?? null];
  const columns = [companyId, seq, id, commitmentId, at, ...values, previousHash];
  return createHash('sha256').update(JSON.stringify(columns)).digest('hex');
}
