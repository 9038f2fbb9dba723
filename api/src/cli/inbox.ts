import { parseArgs } from 'node:util';
import { eq } from 'drizzle-orm';
import type { Tx } from '../db/db';
import { type InboxState, listMails, mailInFull } from '../notification/inbox/list-mails';
import { dropMail, retryMail } from '../notification/inbox/review-mail';
import { inboxStates } from '../notification/inbox/table';
import { inboundAddress } from '../notification/inbox/whose-address';
import type { Reviewed } from '../notification/review-letter';
import { Unknown } from '../permission/change-permission';
import { newInboundName } from '../permission/inbound-name';
import { company } from '../permission/table';
import { changeAndSay, usage } from './change-and-say';
import { onDatabase } from './database';

const most = 200;
const shownCharacters = 4_000;
export const inboxUsage = `[--state ${inboxStates.join('|')}] [--company <id>]`;

/** Lists mails that came in, without what they say: those that wait or were kept, unless asked otherwise. */
export async function listInbox(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { state: { type: 'string' }, company: { type: 'string' } } });
  const state = inboxStates.find((one): one is InboxState => one === values.state);
  if (values.state !== undefined && !state) return usage(`inbox list ${inboxUsage}`, `No state ${values.state}.`);
  const states: InboxState[] = state ? [state] : ['waiting', 'kept'];
  const asked = { states, most: most + 1, ...(values.company ? { companyId: values.company } : {}) };
  const mails = await onDatabase((db) => listMails(db.read, asked));
  for (const one of mails.slice(0, most)) {
    const about = [one.id, one.announcedAt, one.companyId ?? '-', one.reason ?? one.state, one.sender ?? '-'];
    const more = [one.subject, one.detail ?? one.lastProblem].map((words) => words && plain(words));
    console.log([...about.map(plain), ...more.filter(Boolean)].join('  '));
  }
  if (!mails.length) console.log('No such mail.');
  if (mails.length > most) console.error(`More than ${most}: say a state or a company.`);
  return 0;
}

/** Shows what is known of one mail, and the beginning of the mail itself. */
export async function showMail([id, ...rest]: string[]): Promise<number> {
  if (!id || rest.length) return usage('inbox show <id>');
  const found = await onDatabase((db) => mailInFull(db.read, id));
  if (!found) return say({ done: false, words: 'There is no such mail.' });
  const { source, ...known } = found;
  for (const [name, value] of Object.entries(known)) {
    if (value !== null) console.log(`${name.padEnd(13)} ${plain(String(value))}`);
  }
  const text = source?.toString('utf8') ?? '';
  if (source) console.log(`\n${text.slice(0, shownCharacters).split(/\r?\n/).map(plain).join('\n')}`);
  if (text.length > shownCharacters) console.log(`… ${text.length} characters in all`);
  return 0;
}

/** Has a mail that was kept read again. */
export async function retryKept([id, ...rest]: string[]): Promise<number> {
  if (!id || rest.length) return usage('inbox retry <id>');
  return review((tx, at) => retryMail(tx, id, at));
}

/** Closes a mail that was kept. */
export async function dropKept(args: string[]): Promise<number> {
  const options = { reason: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [id, ...rest] = positionals;
  const reason = values.reason?.trim();
  if (!id || rest.length || !reason) return usage('inbox drop <id> --reason <text>');
  return review((tx) => dropMail(tx, id, reason));
}

/** Prints the address that a company's notifications are forwarded to; with `--renew`, a new one in its place. */
export async function showInboundAddress(args: string[]): Promise<number> {
  const options = { renew: { type: 'boolean', default: false } } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [id, ...rest] = positionals;
  if (!id || rest.length) return usage('inbox address <company> [--renew]');
  const domain = process.env.REBOUND_INBOUND_DOMAIN;
  if (!domain) return usage('inbox address <company> [--renew]', 'Set REBOUND_INBOUND_DOMAIN: no mail comes in yet.');
  return changeAndSay(
    async (tx) => {
      if (values.renew) await tx.update(company).set({ inboundName: newInboundName() }).where(eq(company.id, id));
    },
    async (read) => {
      const [found] = await read.select({ name: company.inboundName }).from(company).where(eq(company.id, id));
      if (!found) throw new Unknown(`There is no company ${id}.`);
      return inboundAddress(found.name, domain.toLowerCase());
    },
  );
}

/** Without what would move the cursor or turn the line around: somebody else wrote it. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, '\ufffd');
}

async function review(change: (tx: Tx, at: string) => Promise<Reviewed>): Promise<number> {
  return say(await onDatabase((db) => db.write((tx) => change(tx, new Date().toISOString()))));
}

function say({ done, words }: Reviewed): number {
  (done ? console.log : console.error)(words);
  return done ? 0 : 1;
}
