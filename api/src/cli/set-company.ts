import { parseArgs } from 'node:util';
import { undoSeconds } from '@rebound/shared/resend/may-undo';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Reader } from '../db/db';
import { changeSettings, Unknown } from '../permission/change-permission';
import { company } from '../permission/table';
import { changeAndSay, onOff, usage } from './change-and-say';

const wanted = z
  .strictObject({
    'second-pair-of-eyes': onOff,
    'undo-seconds': z
      .string()
      .regex(/^\d+$/)
      .transform(Number)
      .pipe(z.number().min(undoSeconds.least).max(undoSeconds.most)),
  })
  .partial()
  .refine((asked) => Object.keys(asked).length > 0);
const option = { type: 'string' } as const;

export const setUsage = `<id> [--second-pair-of-eyes on|off] [--undo-seconds ${undoSeconds.least}-${undoSeconds.most}]`;

/** Changes settings of a company; they count from the next request on. */
export async function setCompany(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    ...{ args, allowPositionals: true },
    options: { 'second-pair-of-eyes': option, 'undo-seconds': option },
  });
  const [id, ...rest] = positionals;
  const asked = wanted.safeParse(values);
  if (!id || rest.length || !asked.success) return usage(`company set ${setUsage}`);
  const { 'second-pair-of-eyes': secondPairOfEyes, 'undo-seconds': undo } = asked.data;
  return changeAndSay(
    (tx) => changeSettings(tx, id, { secondPairOfEyes, undoSeconds: undo }),
    (read) => settingsText(read, id),
  );
}

/** A company and what it has settled on, as an operator reads it. Throws `Unknown`. */
export async function settingsText(read: Reader, id: string): Promise<string> {
  const [found] = await read.select().from(company).where(eq(company.id, id));
  if (!found) throw new Unknown(`There is no company ${id}.`);
  const { name, secondPairOfEyes, undoSeconds: seconds } = found;
  return `${name}: second pair of eyes ${secondPairOfEyes ? 'on' : 'off'}; a re-send can be taken back for ${seconds} s`;
}
