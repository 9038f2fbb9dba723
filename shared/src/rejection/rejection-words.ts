import { type CommitmentRef, commitmentIn } from '../commitment/page-url';
import { isWebHost, unwrapped } from './mail-link';

/** What a reader of mails finds in one message: text as shown, quoted lines after `> `. */
export interface MessageText {
  subject: string;
  text: string;
  links: readonly MessageLink[];
}

export interface MessageLink {
  href: string;
  text: string;
  /** Where the webmail says that the link led before it was rewritten. */
  also?: readonly string[];
}

/** What a rejection mail claims. Anybody can write such a mail: nothing in it is a fact until the API says so. */
export interface RejectionMail {
  commitment: CommitmentRef;
  comment: string;
}

/** The notification's own name, in a subject after the company's and in its body. */
export const heading = /^(?:.*:\s*)?ERP Commitment Rejection Notification\b/i;
/** What stands above, or before, the comment. */
export const label = /^Rejection Comments\s*(?::\s*|$)/i;
/** The subject of an answer, or of a mail that was forwarded. */
export const answered = /(?:^|[:\]])\s*(?:re|fwd?|aw|wg|tr|rv|antw|sv|vs|i|doorst|转发|轉寄|回复|回覆|答复)\s*[:：]/i;
const viewOnline = /^\s*View Online\s*$/i;
/** In text, the address stands on the same line or the next, bare or in brackets. */
const viewOnlineLine = /^\[?View Online[\]:\s<([]*(?:(https?:\/\/[^\s>)\]]+)[>)\]]*)?$/im;
const longestComment = 10_000;

/** The comment that `lines` begin with, behind its label, and the one commitment behind 'View Online'; else `null`. */
export function rejectionSaid(lines: readonly string[], links: readonly MessageLink[]): RejectionMail | null {
  const [labelled = '', ...rest] = lines;
  const after = [labelled.replace(label, ''), ...rest].join('\n');
  const end = viewOnlineLine.exec(after);
  const commitment = onlyCommitment(links, end?.[1]);
  const comment = unquoted(after.slice(0, end?.index)).trim();
  return commitment && comment ? { commitment, comment: comment.slice(0, longestComment) } : null;
}

/** In text, a comment is quoted as a whole. */
function unquoted(comment: string): string {
  return /^(?!>)./m.test(comment) ? comment : comment.replace(/^> ?/gm, '');
}

/** Two different commitments behind 'View Online' are a look-alike, or a summary: neither is one rejection. */
function onlyCommitment(links: readonly MessageLink[], written: string | undefined): CommitmentRef | null {
  const named = links.filter(({ text }) => viewOnline.test(text) || text.trim() === written);
  const found = [...named, ...(written ? [{ href: written }] : [])].map(commitmentBehind);
  return same(found);
}

function commitmentBehind({ href, also = [] }: Omit<MessageLink, 'text'>): CommitmentRef | null {
  const refs = [href, ...also].map((address) => {
    const url = unwrapped(address);
    return url && isWebHost(url) ? commitmentIn(url.pathname) : null;
  });
  return same(refs.filter(Boolean));
}

function same(refs: readonly (CommitmentRef | null)[]): CommitmentRef | null {
  const [first] = refs;
  return first && refs.every((other) => other?.id === first.id && other.kind === first.kind) ? first : null;
}
