import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm';
import type { Reader } from '../db/db';
import { type DeliveryState, deliveryStates } from '../mail/mail-events';
import { letter, mailEvent, outboxStates } from './table';

type OutboxState = (typeof outboxStates)[number];

/** What letters can be asked for by: how far they got here, or what the provider said afterwards. */
export const askableStates = [...outboxStates, ...deliveryStates] as const;
export type AskableState = (typeof askableStates)[number];

const shown = {
  ...{ id: letter.id, companyId: letter.companyId, event: letter.event, recipient: letter.recipient },
  ...{ state: letter.state, delivery: letter.delivery, attempts: letter.attempts, createdAt: letter.createdAt },
  ...{ lastProblem: letter.lastProblem, reviewed: letter.reviewed },
};

/**
 * Letters, oldest first, without what they say. Unless a state is asked for: those that have not left, need review, or
 * came back and were not looked at.
 */
export function listLetters(read: Reader, asked: { state?: AskableState; companyId?: string; most: number }) {
  const ofCompany = asked.companyId === undefined ? undefined : eq(letter.companyId, asked.companyId);
  const isAskedFor = asked.state === undefined ? needsAnEye() : isIn(asked.state);
  return read
    .select(shown)
    .from(letter)
    .where(and(ofCompany, isAskedFor))
    .orderBy(asc(letter.createdAt), asc(letter.id))
    .limit(asked.most);
}

/** All that is known of one letter but its words, and what the provider said of it in the last days. */
export async function letterInFull(read: Reader, id: string) {
  const [found] = await read.select().from(letter).where(eq(letter.id, id));
  if (!found) return null;
  const { payload, ...known } = found;
  const said = found.providerId
    ? await read
        .select({ delivery: mailEvent.delivery, receivedAt: mailEvent.receivedAt })
        .from(mailEvent)
        .where(eq(mailEvent.providerId, found.providerId))
        .orderBy(asc(mailEvent.receivedAt))
    : [];
  return { ...known, subject: payload.subject, said };
}

function needsAnEye() {
  const cameBack = and(eq(letter.delivery, 'bounced'), isNull(letter.reviewed));
  return or(inArray(letter.state, ['waiting', 'sending', 'needs-review']), cameBack);
}

function isIn(state: AskableState) {
  const delivery = deliveryStates.find((one): one is DeliveryState => one === state);
  const outboxState = outboxStates.find((one): one is OutboxState => one === state);
  return delivery ? eq(letter.delivery, delivery) : outboxState && eq(letter.state, outboxState);
}
