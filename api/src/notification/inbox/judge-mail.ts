import type { CommitmentRef } from '@rebound/shared/commitment/page-url';
import { isAllowedSender, isSignedFor, type KeptReason } from '@rebound/shared/notification/inbound';
import { type Copied, type CopiedRejection, copiedRejectionIn } from '@rebound/shared/rejection/copied-rejection';
import { answered } from '@rebound/shared/rejection/rejection-words';
import type { SeenRejection } from '@rebound/shared/rejection/same-rejection';
import type { Instant } from '@rebound/shared/time';
import { toldInstant } from '@rebound/shared/told-time';
import type { MailRead, MailSender, MessageRead } from '../../mail/read-mail';
import type { Signature } from '../../mail/signed-by';

export interface Kept {
  kept: KeptReason;
  detail: string;
}

/** A rejection that a mail tells of, proven to come from a sender whom the company allows. */
export interface Verified {
  commitment: CommitmentRef;
  rejection: SeenRejection;
  /** Who has the notification already: whoever it was sent to, and whoever forwarded it. */
  knowing: string[];
}

/** Who has sent a mail, and by what signature. */
export interface Proven {
  from: string;
  signature: Signature;
}

/** Who proves to have sent a mail, and is allowed to tell of rejections; or why it is not to be read at all. */
export function judgeSender({ from, signed }: MailSender, allowed: readonly string[]): Proven | Kept {
  if (from === null) return keep('not-authenticated', 'It does not have exactly one plain address in From.');
  if (!isAllowedSender(allowed, from)) return keep('sender-not-allowed', `The company does not allow ${from}.`);
  if (signed.by === null) return keep('not-authenticated', signed.why);
  const signature = signed.by.find(({ domain }) => isSignedFor(from, allowed, [domain]));
  if (signature) return { from, signature };
  const domains = signed.by.map(({ domain }) => domain).join(', ');
  const by = domains ? `only by ${domains}` : 'by nobody whose signature holds';
  return keep('not-authenticated', `It says that it is from ${from}, and is signed ${by}.`);
}

/** How a mail came in to a company. */
export interface Arrival extends Proven {
  zone: string;
  receivedAt: Instant;
  /** When the same signed mail came for the first time; `null` where that cannot be told. */
  firstCameAt: Instant | null;
}

/** What a mail from such a sender tells of. Whether there is such a commitment is not its business. */
export function judgeMail(mail: MailRead, arrival: Arrival): Verified | Kept {
  const { from, receivedAt } = arrival;
  const own = rejectionIn(mail);
  if (own && own !== 'unclear') return verified(own, mail, { at: timeOf(own, mail, arrival), from });
  const enclosed = mail.enclosed
    .map((message) => ({ message, found: rejectionIn(message) }))
    .filter(({ found }) => found);
  const [only] = enclosed;
  if (own === 'unclear' || enclosed.length > 1 || only?.found === 'unclear') {
    return keep('unclear', 'It does not tell of exactly one commitment and one comment.');
  }
  if (!only?.found) return keep('not-a-rejection', 'It is no ERP Commitment Rejection Notification.');
  return verified(only.found, only.message, { at: earliest(only.message.sentAt, receivedAt), from });
}

/** What all the ways in which a message gives its words agree on. */
function rejectionIn({ texts }: MessageRead): CopiedRejection | 'unclear' | null {
  const found = texts.map(copiedRejectionIn).filter((one): one is Exclude<Copied, 'none'> => one !== 'none');
  const [first] = found.filter((one) => one !== 'unclear');
  if (!found.length) return null;
  if (!first) return 'unclear';
  const isSame = found.every((one) => one === 'unclear' || one.commitment.id === first.commitment.id);
  return isSame ? first : 'unclear';
}

/** A copy was sent later than what it copies: its own date tells nothing of that. */
function timeOf({ sent }: CopiedRejection, mail: MessageRead, arrival: Arrival): Instant | null {
  const { zone, receivedAt } = arrival;
  const isCopy = sent !== null || mail.texts.some(({ subject }) => answered.test(subject));
  if (!isCopy) return sentTime(mail, arrival);
  const told = sent && toldInstant(sent, zone);
  return told ? earliest(told, receivedAt) : null;
}

/**
 * When a mail was sent, by its signer's word: Date, or the time of the signature; else when that signed mail first came, so
 * that it is as old as it is however often and with whatever Date it comes again.
 */
function sentTime({ sentAt }: MessageRead, { signature, receivedAt, firstCameAt }: Arrival): Instant | null {
  if (signature.coversDate) return earliest(sentAt, receivedAt);
  return signature.signedAt === null ? firstCameAt : earliest(signature.signedAt, receivedAt);
}

function earliest(at: Instant | null, latest: Instant): Instant {
  return at !== null && at < latest ? at : latest;
}

function verified(
  { commitment, comment, by }: CopiedRejection,
  { to }: MessageRead,
  { at, from }: { at: Instant | null; from: string },
): Verified {
  return { commitment, rejection: { comment, by, at }, knowing: [...to, from] };
}

function keep(kept: KeptReason, detail: string): Kept {
  return { kept, detail };
}
