import { whoToNotify } from '@rebound/shared/notification/who-to-notify';
import { havePassed, isWorkingDay, workingDaysAfter } from '@rebound/shared/notification/working-days';
import type { Instant } from '@rebound/shared/time';
import { wallClock } from '@rebound/shared/wall-clock';
import { and, eq } from 'drizzle-orm';
import { readCommitment } from '../../commitment/read-commitment';
import { pageUrlOf } from '../../commitment/view';
import type { Tx } from '../../db/db';
import type { Deps } from '../../deps';
import { peopleOf } from '../../permission/project-people';
import { project } from '../../permission/table';
import { readRejections } from '../../rejection/read-rejections';
import { rejection } from '../../rejection/table';
import { draftReminder } from '../draft-letters';
import { enqueue, type LetterDraft } from '../enqueue';
import { involvedIn } from '../involved';
import { type Overlooked, overlooked } from './overlooked';
import { reminder } from './table';

export type ReminderDeps = Pick<Deps, 'db' | 'log' | 'mail' | 'lettersWait'>;

/**
 * Brings to mind the rejections that nobody has acted on: after the company's working days to who sent the commitment,
 * after as many again to the project's Admins. Each once, and never on a day off.
 */
export async function remind(deps: ReminderDeps, now: Instant): Promise<void> {
  for (const one of await overlooked(deps.db.read, now)) {
    try {
      if (isDue(one, now)) await remindOf(deps, one, now);
    } catch (error) {
      deps.log.error({ err: error, company: one.company.id, rejection: one.id }, 'a reminder was not written');
    }
  }
}

function isDue({ since, company: { zone, remindAfterDays, holidays } }: Overlooked, now: Instant): boolean {
  return (
    isWorkingDay(wallClock(now, zone).date, holidays) && havePassed(remindAfterDays, { since, now, zone, holidays })
  );
}

async function remindOf(deps: ReminderDeps, one: Overlooked, now: Instant): Promise<void> {
  const letters = await lettersFor(deps, one, now);
  const row = { companyId: one.company.id, rejectionId: one.id, step: one.step, at: now, letters: letters.length };
  const isFirst = await deps.db.write(async (tx) => {
    if (!(await isOpen(tx, one))) return false;
    const written = await tx.insert(reminder).values(row).onConflictDoNothing().returning();
    if (written.length) await enqueue(tx, letters);
    return written.length > 0;
  });
  if (isFirst && letters.length) deps.lettersWait();
}

async function lettersFor(
  { db: { read }, mail }: ReminderDeps,
  { id, commitmentId, company, step, reminded }: Overlooked,
  now: Instant,
): Promise<LetterDraft[]> {
  const commitment = await readCommitment(read, company.id, commitmentId);
  const found = (await readRejections(read, company.id, commitmentId)).find((each) => each.id === id);
  if (!commitment || !found) throw new Error(`Rejection ${id} went away while it was brought to mind.`);
  const [inProject] = await read
    .select({ id: project.id, name: project.name })
    .from(project)
    .where(and(eq(project.id, commitment.projectId), eq(project.companyId, company.id)));
  if (!inProject) throw new Error(`Commitment ${commitmentId} is in no project of its company.`);
  const caller = { companyId: company.id, person: commitment.createdBy };
  const { people } = await peopleOf(read, caller, commitment.projectId, commitment.kind);
  const involved = await involvedIn(read, company.id, { commitment, people });
  const { zone, holidays } = company;
  return draftReminder({
    ...{ company, project: inProject, commitment, rejection: found, at: now, from: mail.from },
    recipients: whoToNotify(step, involved, company),
    pageUrl: pageUrlOf({ commitment, company }),
    days: workingDaysAfter(wallClock(found.rejectedAt, zone).date, wallClock(now, zone).date, holidays),
    reminded: step === 'escalated' ? { name: involved.sender?.name ?? null, at: reminded ?? now } : null,
  });
}

/** It may have been answered while the letters were written. */
async function isOpen(tx: Tx, { id, company }: Overlooked): Promise<boolean> {
  const [found] = await tx
    .select({ id: rejection.id })
    .from(rejection)
    .where(and(eq(rejection.companyId, company.id), eq(rejection.id, id), eq(rejection.outcome, 'open')));
  return found !== undefined;
}
