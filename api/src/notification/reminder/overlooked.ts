import type { Instant } from '@rebound/shared/time';
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Reader } from '../../db/db';
import { company } from '../../permission/table';
import { rejection } from '../../rejection/table';
import { later } from '../schedule';
import { reminder } from './table';

/** An open rejection, and the step that comes next for it: `since` is what its working days are counted from. */
export interface Overlooked {
  id: string;
  commitmentId: string;
  company: typeof company.$inferSelect;
  step: 'reminded' | 'escalated';
  since: Instant;
  /** When its sender was reminded. */
  reminded: Instant | null;
}

const dayMs = 86_400_000;
const first = alias(reminder, 'first_reminder');
const second = alias(reminder, 'second_reminder');

/**
 * The open rejections that may have to be brought to mind at `now`: those of companies that want it, with a step left,
 * and older than a day. How many working days have passed is for the caller to say.
 */
export async function overlooked(read: Reader, now: Instant): Promise<Overlooked[]> {
  const rows = await read
    .select({
      ...{ id: rejection.id, commitmentId: rejection.commitmentId, company },
      ...{ rejectedAt: rejection.rejectedAt, reminded: first.at },
    })
    .from(rejection)
    .innerJoin(company, eq(company.id, rejection.companyId))
    .leftJoin(first, and(eq(first.rejectionId, rejection.id), eq(first.step, 'reminded')))
    .leftJoin(second, and(eq(second.rejectionId, rejection.id), eq(second.step, 'escalated')))
    .where(
      and(
        eq(company.reminders, true),
        eq(rejection.outcome, 'open'),
        isNull(second.at),
        // A day of the calendar can be an hour short, or two.
        sql`coalesce(${first.at}, ${rejection.rejectedAt}) <= ${later(now, -dayMs + dayMs / 8)}`,
      ),
    )
    .orderBy(asc(rejection.rejectedAt), asc(rejection.id));
  return rows.map(({ rejectedAt, reminded, ...row }) => ({
    ...{ ...row, reminded },
    ...(reminded ? { step: 'escalated', since: reminded } : { step: 'reminded', since: rejectedAt }),
  }));
}
