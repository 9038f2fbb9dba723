import { type CommitmentRef, commitmentIn } from '@rebound/shared/commitment/page-url';
import { isWebHost, unwrapped } from './mail-link';

/** What a reader of mail pages finds in one message: text as shown, without quoted parts. */
export interface MessageText {
  subject: string;
  text: string;
  links: readonly { href: string; text: string }[];
}

/** What a rejection mail claims. Anybody can write such a mail: nothing in it is a fact until the API says so. */
export interface RejectionMail {
  commitment: CommitmentRef;
  comment: string;
}

const heading = /^(?:.*:\s*)?ERP Commitment Rejection Notification\b/i;
const label = /^\s*Rejection Comments\s*:?\s*$/i;
const viewOnline = /^\s*View Online\s*$/i;
const answered = /^\s*(?:re|fwd?|aw|wg|tr|rv|antw|sv|vs|i|doorst)\s*:/i;
const forwarded = /^\s*(?:-{3,}.*(?:forwarded|original).*-{3,}|begin forwarded message:|>.*|_{10,})\s*$/i;
const longestComment = 10_000;

/**
 * The rejection that a message notifies of, or `null`: the notification's own heading, the comment under its label, and
 * one commitment behind 'View Online'. A reply, a forwarded or a quoted copy is not the notification.
 */
export function rejectionMailIn({ subject, text, links }: MessageText): RejectionMail | null {
  if (answered.test(subject)) return null;
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const labelAt = lines.findIndex((line) => label.test(line));
  if (labelAt < 0) return null;

  const before = lines.slice(0, labelAt);
  if (before.some((line) => forwarded.test(line))) return null;
  if (!heading.test(subject) && !before.some((line) => heading.test(line))) return null;

  const commitment = onlyCommitment(links);
  if (!commitment) return null;
  const after = lines.slice(labelAt + 1);
  const end = after.findIndex((line) => viewOnline.test(line));
  const comment = (end < 0 ? after : after.slice(0, end)).join('\n').trim();
  return comment ? { commitment, comment: comment.slice(0, longestComment) } : null;
}

/** Two different commitments behind 'View Online' are a look-alike, or a summary: neither is one rejection. */
function onlyCommitment(links: MessageText['links']): CommitmentRef | null {
  const found = links.filter((link) => viewOnline.test(link.text)).map((link) => commitmentBehind(link.href));
  const [first] = found;
  return first && found.every((other) => other?.id === first.id && other.kind === first.kind) ? first : null;
}

function commitmentBehind(href: string): CommitmentRef | null {
  const url = unwrapped(href);
  return url && isWebHost(url) ? commitmentIn(url.pathname) : null;
}
