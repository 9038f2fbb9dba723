import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import type { HistoryEvent } from '@rebound/shared/history/event';
import type { Decision } from '@rebound/shared/permission/schema';
import type { Instant } from '@rebound/shared/time';
import { and, eq } from 'drizzle-orm';
import { answerUnder, keepAnswer } from '../db/answered';
import type { Tx } from '../db/db';
import type { Deps } from '../deps';
import { NotFound, Refused, Stale } from '../errors';
import { appendHistory } from '../history/append-history';
import { enqueue, type LetterDraft } from '../notification/enqueue';
import type { Caller } from '../permission/caller';
import { person } from '../permission/table';
import { readSituation, type Situation } from './situation';
import { commitment } from './table';
import { viewOf } from './view';

/** One command as asked: on which commitment, at which version, under which key. */
export interface CommandRequest {
  id: string;
  version: number;
  key: string;
  digest: string;
  /** For what has happened already, whichever version that was said of. */
  anyVersion?: boolean;
}

/** What a command wants to happen, all of it in one transaction, or nothing at all (`null`). */
export interface Plan {
  decision: Decision;
  set: Partial<typeof commitment.$inferInsert>;
  event: HistoryEvent;
  letters?: () => Promise<LetterDraft[]>;
  also?: (tx: Tx) => Promise<void>;
  /** What must have happened where the commitment lives before it is written here. */
  first?: () => Promise<void>;
}

/**
 * Reads, plans and commits one command. State, history, letters and the answer stand or fall together; the version in
 * the UPDATE's WHERE makes what was planned on still true when it is written. Throws `Refused`, `Stale`, `NotFound`.
 */
export async function carryOut(
  deps: Deps,
  caller: Caller,
  request: CommandRequest,
  planFor: (situation: Situation, at: Instant) => Plan | null | Promise<Plan | null>,
): Promise<CommitmentView> {
  const key = { personId: caller.person.id, key: request.key, digest: request.digest };
  const earlier = await answerUnder<CommitmentView>(deps.db.read, key);
  if (earlier) return earlier;

  await deps.upstream.refresh(caller, request.id);
  const situation = await readSituation(deps.db.read, caller, request.id);
  const { version } = situation.commitment;
  if (!request.anyVersion && version !== request.version) throw await staleness(deps.db.read, caller, request.id);
  const at = deps.now();
  const plan = await planFor(situation, at);
  if (plan && !plan.decision.may) throw new Refused(plan.decision.refusal);

  await plan?.first?.();
  const letters = (await plan?.letters?.()) ?? [];
  const view = await deps.db.write(async (tx) => {
    const meanwhile = await answerUnder<CommitmentView>(tx, key);
    if (meanwhile) return meanwhile;
    const { projectId } = situation.commitment;
    if (plan) await commit(tx, caller, { ...request, version, projectId }, plan, at);
    await enqueue(tx, letters);
    const first = await viewOf(tx, caller, request.id, { at, upstream: deps.upstream.name });
    await keepAnswer(tx, key, first, at);
    return first;
  });
  if (plan) {
    const { projectId } = situation.commitment;
    deps.changes.publish(caller.companyId, { commitmentId: request.id, version: view.commitment.version, projectId });
  }
  if (letters.length) deps.lettersWait();
  return view;
}

async function commit(
  tx: Tx,
  caller: Caller,
  request: CommandRequest & { projectId: string },
  plan: Plan,
  at: Instant,
): Promise<void> {
  const updated = await tx
    .update(commitment)
    .set({ ...plan.set, version: request.version + 1, updatedAt: at, updatedBy: caller.person.id })
    .where(
      and(
        eq(commitment.id, request.id),
        eq(commitment.companyId, caller.companyId),
        eq(commitment.projectId, request.projectId),
        eq(commitment.version, request.version),
      ),
    );
  if (updated.rowsAffected !== 1) throw await staleness(tx, caller, request.id);
  await plan.also?.(tx);
  await appendHistory(tx, caller, { commitmentId: request.id, at, event: plan.event });
}

async function staleness(read: Tx | Deps['db']['read'], caller: Caller, id: string): Promise<Stale | NotFound> {
  const [now] = await read
    .select({ version: commitment.version, by: person.name, at: commitment.updatedAt })
    .from(commitment)
    .leftJoin(person, eq(person.id, commitment.updatedBy))
    .where(and(eq(commitment.id, id), eq(commitment.companyId, caller.companyId)));
  return now ? new Stale({ ...now, by: now.by ?? 'Somebody outside Rebound' }) : new NotFound();
}
