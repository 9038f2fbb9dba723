import { parseArgs } from 'node:util';
import { mostDays, type NoticeSettings, summaryDays } from '@rebound/shared/notification/settings';
import { undoSeconds } from '@rebound/shared/resend/may-undo';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Reader } from '../db/db';
import { changeSettings, Unknown } from '../permission/change-permission';
import { company } from '../permission/table';
import { changeAndSay, onOff, usage } from './change-and-say';
import { dayCount, holidayList, hourOfDay, zoneName } from './company-file';

const wholeNumber = z.string().regex(/^\d+$/).transform(Number);

/** `none`, since an empty word is easily a slip. */
const datesOrNone = z.string().transform((list) => (list === 'none' ? [] : list.split(',')));
/** Addresses and domains, separated by commas; nothing at all allows nobody. */
const senders = z
  .string()
  .toLowerCase()
  .transform((list) => list.split(',').map((one) => one.trim()))
  .transform((list) => list.filter(Boolean))
  .pipe(z.array(z.string().regex(/^(?:[!-?A-~]+@)?[a-z0-9-]+(?:\.[a-z0-9-]+)+$/)).max(50));

const wanted = z
  .strictObject({
    'second-pair-of-eyes': onOff,
    'undo-seconds': wholeNumber.pipe(z.number().min(undoSeconds.least).max(undoSeconds.most)),
    zone: zoneName,
    summary: z.enum(summaryDays),
    'summary-hour': wholeNumber.pipe(hourOfDay),
    'late-after-days': wholeNumber.pipe(dayCount),
    reminders: onOff,
    'remind-after-days': wholeNumber.pipe(dayCount),
    holidays: datesOrNone.pipe(holidayList),
    'tell-creator': onOff,
    'allowed-senders': senders,
  })
  .partial()
  .refine((asked) => Object.keys(asked).length > 0);

const option = { type: 'string' } as const;
const options = Object.fromEntries(Object.keys(wanted.shape).map((name) => [name, option]));

export const setUsage = `<id> ${[
  '[--second-pair-of-eyes on|off]',
  `[--undo-seconds ${undoSeconds.least}-${undoSeconds.most}]`,
  '[--zone <IANA zone>]',
  `[--summary ${summaryDays.join('|')}] [--summary-hour 0-23] [--late-after-days 1-${mostDays}]`,
  `[--reminders on|off] [--remind-after-days 1-${mostDays}] [--tell-creator on|off]`,
  '[--holidays <YYYY-MM-DD,…>|none]',
  '[--allowed-senders <address or domain>,…]',
].join(' ')}`;

/** Changes settings of a company; they count from the next request on. */
export async function setCompany(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  const [id, ...rest] = positionals;
  const asked = wanted.safeParse(values);
  if (!id || rest.length || !asked.success) return usage(`company set ${setUsage}`);
  const { data } = asked;
  return changeAndSay(
    (tx) =>
      changeSettings(tx, id, {
        secondPairOfEyes: data['second-pair-of-eyes'],
        undoSeconds: data['undo-seconds'],
        zone: data.zone,
        summaryDays: data.summary,
        summaryHour: data['summary-hour'],
        lateAfterDays: data['late-after-days'],
        reminders: data.reminders,
        remindAfterDays: data['remind-after-days'],
        holidays: data.holidays,
        tellCreator: data['tell-creator'],
        allowedSenders: data['allowed-senders'],
      }),
    (read) => settingsText(read, id),
  );
}

/** A company and what it has settled on, as an operator reads it. Throws `Unknown`. */
export async function settingsText(read: Reader, id: string): Promise<string> {
  const [found] = await read.select().from(company).where(eq(company.id, id));
  if (!found) throw new Unknown(`There is no company ${id}.`);
  const { name, secondPairOfEyes, undoSeconds: seconds } = found;
  return [
    `${name}: second pair of eyes ${secondPairOfEyes ? 'on' : 'off'}`,
    `a re-send can be taken back for ${seconds} s`,
    ...noticesText(found),
    `forwarded notifications are believed from: ${found.allowedSenders.join(', ') || 'nobody'}`,
  ].join('; ');
}

function noticesText(settings: NoticeSettings): string[] {
  const { zone, summaryHour, lateAfterDays, remindAfterDays, reminders, holidays, tellCreator } = settings;
  const days = { weekdays: ' on weekdays', 'every-day': ' every day', off: '' }[settings.summaryDays];
  const hour = `${String(summaryHour).padStart(2, '0')}:00 ${zone}`;
  return [
    days ? `daily summary at ${hour}${days}, late after ${lateAfterDays} working day(s)` : 'no daily summary',
    reminders ? `reminders after ${remindAfterDays} working day(s)` : 'no reminders',
    holidays.length ? `holidays ${holidays.join(', ')}` : 'no holidays',
    `a rejection is told to who created it: ${tellCreator ? 'yes' : 'no'}`,
  ];
}
