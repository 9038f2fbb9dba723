import type { Somebody } from '@rebound/shared/permission/schema';
import type { Instant } from '@rebound/shared/time';
import { and, eq } from 'drizzle-orm';
import { readCommitment } from '../../commitment/read-commitment';
import { commitment, commitmentReader } from '../../commitment/table';
import type { Tx } from '../../db/db';
import { appendHistory } from '../../history/append-history';
import { rejection } from '../../rejection/table';

export interface Gone {
  companyId: string;
  id: string;
  projectId: string;
  /** Who deleted it, where Procore has said so. */
  by: Somebody | null;
  at: Instant;
}

/** What Procore says is deleted is closed here, with its rejection, and nobody is shown it for having seen it. */
export async function endCopy(tx: Tx, { companyId, id, projectId, by, at }: Gone): Promise<number | null> {
  const known = await readCommitment(tx, companyId, id);
  if (!known || known.erpState === 'closed') return null;
  const version = known.version + 1;
  const set = { erpState: 'closed' as const, isPrivate: true, version, updatedAt: at, updatedBy: by?.id ?? null };
  const ours = and(eq(commitment.id, id), eq(commitment.companyId, companyId), eq(commitment.projectId, projectId));
  await tx.update(commitment).set(set).where(ours);
  const read = and(eq(commitmentReader.companyId, companyId), eq(commitmentReader.commitmentId, id));
  await tx.delete(commitmentReader).where(read);
  const open = [eq(rejection.commitmentId, id), eq(rejection.outcome, 'open')];
  const closed = { outcome: 'voided' as const, closedAt: at, closedBy: by?.id ?? null };
  await tx
    .update(rejection)
    .set(closed)
    .where(and(eq(rejection.companyId, companyId), ...open));
  const person = by ?? { id: null, name: 'Procore' };
  const event = { kind: 'voided', from: known.erpState } as const;
  await appendHistory(tx, { companyId, person }, { commitmentId: id, at, event });
  return version;
}
