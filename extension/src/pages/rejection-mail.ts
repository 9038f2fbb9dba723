import {
  answered,
  heading,
  label,
  type MessageText,
  type RejectionMail,
  rejectionSaid,
} from '@rebound/shared/rejection/rejection-words';

export type { MessageText, RejectionMail };

const forwarded = /^(?:-{3,}\s*\S.*-{3,}|begin forwarded message:|_{10,})$/im;
/** Three lines of `Label: value`, as every mail program copies a mail's head, in any language. */
const copiedHead = /(?:^[^:：\n]{1,20}[:：].+\n){3,}/m;

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
  return rejectionSaid(lines.slice(labelAt), links);
}

function isCopy(before: string): boolean {
  const [head = ''] = copiedHead.exec(before) ?? [];
  return forwarded.test(before) || /@|rejection notification/i.test(head);
}
