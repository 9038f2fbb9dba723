import type { Person } from '@rebound/shared/permission/schema';
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Reader } from '../db/db';
import type { Caller } from './caller';
import { person } from './table';

/** Who in the caller's company may decide on commitments, as it stands now. */
export function approversOf(read: Reader, { companyId }: Pick<Caller, 'companyId'>): Promise<Person[]> {
  return read
    .select({ id: person.id, name: person.name, email: person.email })
    .from(person)
    .where(
      and(
        eq(person.companyId, companyId),
        eq(person.disabled, false),
        eq(person.connector, false),
        eq(person.canPushToAccounting, true),
        inArray(person.erpIntegrations, ['standard', 'admin']),
      ),
    )
    .orderBy(asc(person.name), asc(person.id));
}
