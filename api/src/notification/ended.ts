import { sql } from 'drizzle-orm';
import type { OutgoingLetter } from '../mail/mailer';
import { letter } from './table';

/** What is written of a letter that is not tried any more. A sign-in code need not be kept where others may read it. */
export function ended<State extends 'sent' | 'needs-review' | 'released'>(state: State) {
  const withoutWords = sql<OutgoingLetter>`json_set(${letter.payload}, '$.html', '', '$.text', '')`;
  const payload = sql<OutgoingLetter>`CASE ${letter.event} WHEN 'code' THEN ${withoutWords} ELSE ${letter.payload} END`;
  return { state, dueAt: null, leaseToken: null, payload };
}
