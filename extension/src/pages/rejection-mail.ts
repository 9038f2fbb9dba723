import { type CommitmentRef, commitmentIn } from '@rebound/shared/commitment/page-url';
import { isWebHost, unwrapped } from './mail-link';

/** What a reader of mail pages finds in one message: text as shown, quoted lines after `> `. */
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

const heading = /^(?:.*:\s*)?ERP Commitment Rejection Notification\b/i;
const label = /^Rejection Comments\s*(?::\s*|$)/i;
const viewOnline = /^\s*View Online\s*$/i;
/** In text, the address stands on the same line or the next, bare or in brackets. */
const viewOnlineLine = /^\[?View Online[\]:\s<([]*(?:(https?:\/\/[^\s>)\]]+)[>)\]]*)?$/im;
const answered = /(?:^|[:\]])\s*(?:re|fwd?|aw|wg|tr|rv|antw|sv|vs|i|doorst|转发|轉寄|回复|回覆|答复)\s*[:：]/i;
const forwarded = /^(?:-{3,}\s*\S.*-{3,}|begin forwarded message:|_{10,})$/im;
/** Three lines of `Label: value`, as every mail program copies a mail's head, in any language. */
const copiedHead = /(?:^[^:：\n]{1,20}[:：].+\n){3,}/m;
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

  const before = lines.slice(0, labelAt).filter((line) => /^[^>]/.test(line));
  if (isCopy(`${before.join('\n')}\n`)) return null;
  if (!heading.test(subject) && !before.some((line) => heading.test(line))) return null;

  const [labelled = '', ...rest] = lines.slice(labelAt);
  const after = [labelled.replace(label, ''), ...rest].join('\n');
  const end = viewOnlineLine.exec(after);
  const commitment = onlyCommitment(links, end?.[1]);
  const comment = unquoted(after.slice(0, end?.index)).trim();
  return commitment && comment ? { commitment, comment: comment.slice(0, longestComment) } : null;
}

function isCopy(before: string): boolean {
  const [head = ''] = copiedHead.exec(before) ?? [];
  return forwarded.test(before) || /@|rejection notification/i.test(head);
}

/** In text, a comment is quoted as a whole. */
function unquoted(comment: string): string {
  return /^(?!>)./m.test(comment) ? comment : comment.replace(/^> ?/gm, '');
}

/** Two different commitments behind 'View Online' are a look-alike, or a summary: neither is one rejection. */
function onlyCommitment(links: MessageText['links'], written: string | undefined): CommitmentRef | null {
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
