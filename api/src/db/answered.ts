import type { Instant } from '@rebound/shared/time';
import { and, eq, lt } from 'drizzle-orm';
import { Answerable } from '../errors';
import type { Reader, Tx } from './db';
import { answeredCommand } from './table';

/** A command's identity: the person's own key, and a digest of what was asked under it. */
export interface CommandKey {
  personId: string;
  key: string;
  digest: string;
}

/** The first answer given under this key, or `null`. Throws `idempotency-key-reused` when it was for something else. */
export async function answerUnder<T>(read: Reader, { personId, key, digest }: CommandKey): Promise<T | null> {
  const [row] = await read
    .select({ digest: answeredCommand.digest, answer: answeredCommand.answer })
    .from(answeredCommand)
    .where(and(eq(answeredCommand.personId, personId), eq(answeredCommand.key, key)));
  if (!row) return null;
  if (row.digest !== digest) {
    throw new Answerable(
      422,
      'idempotency-key-reused',
      'This Idempotency-Key was used for another request. Make a new one.',
    );
  }
  return JSON.parse(row.answer);
}

/** Keeps the answer in the transaction of the change that it answers. */
export async function keepAnswer(tx: Tx, key: CommandKey, answer: unknown, at: Instant): Promise<void> {
  await tx.insert(answeredCommand).values({ ...key, answer: JSON.stringify(answer), at });
}

/** Forgets the answers given before `until`; a request repeated later than that is a new one. */
export async function forgetAnswers(tx: Tx, until: Instant): Promise<void> {
  await tx.delete(answeredCommand).where(lt(answeredCommand.at, until));
}
