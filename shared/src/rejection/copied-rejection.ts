import type { CommitmentRef } from '../commitment/page-url';
import { heading, label, type MessageText, rejectionSaid } from './rejection-words';

/** What a notification says that came as it is, or within what somebody forwarded or answered. */
export interface CopiedRejection {
  commitment: CommitmentRef;
  comment: string;
  /** Who rejected, where it says so. */
  by: string | null;
  /** When the mail program says that what it copied was sent, in its own words and by its own clock. */
  sent: string | null;
}

/** `none`: it is no such notification; `unclear`: it says no comment, or not exactly one commitment. */
export type Copied = CopiedRejection | 'none' | 'unclear';

const byLine = /^(\P{C}{1,80}?)\s+(?:has\s+)?rejected\s/iu;
const sentLine = /^\*?(?:date|sent)\s*:\s*\*?\s*(\P{C}{6,60})$/iu;

/** The rejection that a message notifies of, also as a copy; quoted lines count like others. */
export function copiedRejectionIn({ subject, text, links }: MessageText): Copied {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/^[>\s]+/, '').trim());
  const labelsAt = lines.flatMap((line, index) => (label.test(line) ? [index] : []));
  const [labelAt] = labelsAt;
  if (labelAt === undefined) return 'none';
  const before = lines.slice(0, labelAt);
  if (!heading.test(subject) && !before.some((line) => heading.test(line))) return 'none';
  const said = labelsAt.length === 1 ? rejectionSaid(lines.slice(labelAt), links) : null;
  if (!said) return 'unclear';
  return { ...said, by: lastOf(before, byLine), sent: lastOf(before, sentLine) };
}

function lastOf(lines: readonly string[], form: RegExp): string | null {
  const line = lines.findLast((one) => form.test(one));
  return line ? (form.exec(line)?.[1]?.trim() ?? null) : null;
}
