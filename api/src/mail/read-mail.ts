import type { MessageText } from '@rebound/shared/rejection/rejection-words';
import type { Instant } from '@rebound/shared/time';
import PostalMime, { type Address, addressParser, type Email, type PostalMimeOptions } from 'postal-mime';
import { htmlText } from './html-text';
import { headOf, valuesOf } from './mail-head';
import { type Signed, signedBy, type TrustedServer } from './signed-by';

/** One mail, or one that was forwarded whole within it. */
export interface MessageRead {
  /** The same words, in the ways the mail gives them: HTML, plain text. */
  texts: MessageText[];
  sentAt: Instant | null;
  /** Whom it was sent to. */
  to: string[];
}

export interface MailRead extends MessageRead {
  enclosed: MessageRead[];
}

/** Whom a mail is from, and what is known of that. */
export interface MailSender {
  /** The one address in From; `null` where there is not one, or not in plain ASCII. */
  from: string | null;
  signed: Signed;
}

/** Why a mail cannot be read. */
export class Unreadable extends Error {}

const single = ['from', 'subject', 'date', 'content-type', 'mime-version', 'content-transfer-encoding'];
const mostEnclosed = 5;
const longestFrom = 1_000;
const mostLines = 20_000;
const lineEnd = 10;
const mostHtml = 600_000;
const limits: PostalMimeOptions = {
  ...{ forceRfc822Attachments: true, attachmentEncoding: 'arraybuffer' },
  ...{ maxNestingDepth: 20, maxHeadersSize: 256 * 1024, maxRfc822NestingDepth: 1 },
};

/** Reads whom a mail is from, and nothing else of it, in a time that grows with its length alone. Throws `Unreadable`. */
export function readSender(source: Uint8Array, server: TrustedServer): MailSender {
  const head = headOf(Buffer.from(source).toString('latin1'));
  const twice = single.find((name) => valuesOf(head, name).length > 1);
  // Of two, a signature covers one, and nobody can say which of them a reader shows.
  if (twice) throw new Unreadable(`It has two fields ${twice}.`);
  const [written = ''] = valuesOf(head, 'from');
  const addresses = written.length > longestFrom ? [] : addressParser(written, { flatten: true }).map(addressOf);
  const [from = null, ...others] = addresses;
  return { from: others.length ? null : from, signed: signedBy(head, server) };
}

/** Reads what a mail says. The parser is slow on what is made to be: ask `readSender` first. Throws `Unreadable`. */
export async function readMail(source: Uint8Array): Promise<MailRead> {
  const lines = source.reduce((count, byte) => (byte === lineEnd ? count + 1 : count), 0);
  if (lines > mostLines) throw new Unreadable(`It has ${lines} lines.`);
  const email = await parsed(source);
  const enclosed: MessageRead[] = [];
  for (const { mimeType, content } of email.attachments.slice(0, 50)) {
    if (mimeType !== 'message/rfc822' || typeof content === 'string' || enclosed.length >= mostEnclosed) continue;
    enclosed.push(messageIn(await parsed(new Uint8Array(content))));
  }
  return { ...messageIn(email), enclosed };
}

async function parsed(source: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(source, limits);
  } catch (error) {
    throw new Unreadable(`It is no mail: ${String(error).slice(0, 200)}`);
  }
}

function messageIn({ subject = '', html, text, date, to = [], cc = [] }: Email): MessageRead {
  const sentAt = Date.parse(date ?? '');
  return {
    texts: [...(html ? [fromHtml(subject, html)] : []), ...(text ? [fromText(subject, text)] : [])],
    sentAt: Number.isNaN(sentAt) ? null : new Date(sentAt).toISOString(),
    to: [...to, ...cc].flatMap((one) => one.group ?? [one]).flatMap((one) => addressOf(one) ?? []),
  };
}

function fromHtml(subject: string, html: string): MessageText {
  if (html.length > mostHtml) throw new Unreadable(`Its HTML has ${html.length} characters.`);
  const read = htmlText(html);
  if (!read) throw new Unreadable('Its HTML is nested too deeply.');
  return { subject, ...read };
}

function fromText(subject: string, text: string): MessageText {
  if (text.length > mostHtml) throw new Unreadable(`Its text has ${text.length} characters.`);
  return { subject, text, links: [] };
}

function addressOf({ address }: Address): string | null {
  return address && /^[!-~]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(address) ? address.toLowerCase() : null;
}
