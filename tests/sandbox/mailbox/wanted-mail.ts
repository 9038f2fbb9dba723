import type { Mail } from './mail';

/** Which mail is waited for. Addresses compare without case; a `subject` in words may occur anywhere in the mail's. */
export type WantedMail = {
  to: string;
  subject?: string | RegExp;
  /** Only a newer mail will do: the ids already known, or a test of one's own. */
  after?: ReadonlySet<string> | ((mail: Mail) => boolean);
};

/** Whether `mail` is a wanted one; copies and blind copies count as addressed. */
export function matches(mail: Mail, { to, subject, after }: WantedMail): boolean {
  const addressed = [...mail.to, ...mail.cc, ...mail.bcc].some((one) => one.toLowerCase() === to.toLowerCase());
  return addressed && isAbout(mail.subject, subject) && isAfter(mail, after);
}

function isAbout(actual: string, wanted: WantedMail['subject']) {
  if (wanted === undefined) return true;
  return typeof wanted === 'string' ? actual.includes(wanted) : wanted.test(actual);
}

function isAfter(mail: Mail, after: WantedMail['after']) {
  if (after === undefined) return true;
  return typeof after === 'function' ? after(mail) : !after.has(mail.id);
}
