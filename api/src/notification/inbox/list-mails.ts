import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Reader } from '../../db/db';
import { inbox, type inboxStates } from './table';

export type InboxState = (typeof inboxStates)[number];

const columns = {
  ...{ id: inbox.id, companyId: inbox.companyId, state: inbox.state, reason: inbox.reason, detail: inbox.detail },
  ...{ announcedAt: inbox.announcedAt, receivedAt: inbox.receivedAt, attempts: inbox.attempts, dueAt: inbox.dueAt },
  ...{ sender: inbox.sender, subject: inbox.subject, receivedFor: inbox.receivedFor },
  ...{ commitmentId: inbox.commitmentId, rejectionId: inbox.rejectionId, lastProblem: inbox.lastProblem },
};

/** Mails that came in, oldest first, without their bodies. */
export function listMails(read: Reader, asked: { states: readonly InboxState[]; companyId?: string; most: number }) {
  const ofCompany = asked.companyId === undefined ? undefined : eq(inbox.companyId, asked.companyId);
  return read
    .select(columns)
    .from(inbox)
    .where(and(ofCompany, inArray(inbox.state, [...asked.states])))
    .orderBy(asc(inbox.announcedAt), asc(inbox.id))
    .limit(asked.most);
}

/** All that is known of one mail, with the mail itself where it is still kept. */
export async function mailInFull(read: Reader, id: string) {
  const [found] = await read
    .select({ ...columns, source: inbox.source })
    .from(inbox)
    .where(eq(inbox.id, id));
  return found ?? null;
}
