import type { Tx } from '../db/db';
import { withdrawLetters } from '../notification/withdraw-letters';
import type { Caller } from '../permission/caller';
import type { StoredResend } from './read-resend';

/** Keeps the letters of a re-send from leaving. False when one of them may have left. */
export function withdrawResent(
  tx: Tx,
  { companyId }: Caller,
  { commitmentId, id }: Pick<StoredResend, 'commitmentId' | 'id'>,
): Promise<boolean> {
  return withdrawLetters(tx, { companyId, commitmentId, event: 'resent', eventId: id });
}
