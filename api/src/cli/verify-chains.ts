import { parseArgs } from 'node:util';
import { eq } from 'drizzle-orm';
import type { Db } from '../db/db';
import { headText, historyHead, readHead } from '../history/history-head';
import { history } from '../history/table';
import { type NotedHead, type Verdict, verifyHistory } from '../history/verify-history';
import { company } from '../permission/table';
import { usage } from './change-and-say';
import { onDatabase } from './database';

export const verifyUsage = '[--company <id>] [--head <head>]…';
const options = { company: { type: 'string' }, head: { type: 'string', multiple: true } } as const;

/**
 * Recomputes the chains and prints each with its rows and its head, or its first bad row. A `--head` noted earlier
 * shows a tail that was cut off or a chain that was made anew; it belongs to one company.
 */
export async function verifyChains(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options, strict: true });
  const noted = (values.head ?? []).map(readHead).filter((head) => head !== null);
  if (noted.length !== (values.head ?? []).length) return usage(`history verify ${verifyUsage}`, 'That is no head.');
  return onDatabase(async (db) => {
    const companies = await chosen(db, values.company);
    if (!companies.length) return usage(`history verify ${verifyUsage}`, 'There is no such company.');
    if (noted.length && companies.length > 1) {
      return usage(`history verify ${verifyUsage}`, 'Of which company is this head? Name it with --company.');
    }
    let bad = 0;
    for (const id of values.company === undefined ? await ownerless(db, companies) : []) {
      console.error(`There is no company ${plain(id)}, and yet a chain of it.`);
      bad += 1;
    }
    for (const { id, name } of companies) {
      const verdict = await verifyHistory(db.read, id, noted);
      const words = wordsFor(verdict, noted).map((line) => `${name}: ${line}`);
      if (verdict.ok) console.log(words.join('\n'));
      else console.error(words.join('\n'));
      if (!verdict.ok) bad += 1;
    }
    return bad ? 1 : 0;
  });
}

/** Prints the head of each chain, to be noted where nobody who can write to the database can change it. */
export async function printHeads(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { company: options.company }, strict: true });
  return onDatabase(async (db) => {
    const companies = await chosen(db, values.company);
    for (const { id, name } of companies) console.log(`${name}: head ${headText(await historyHead(db.read, id))}`);
    return companies.length ? 0 : usage('history head [--company <id>]', 'There is no such company.');
  });
}

function chosen(db: Db, id: string | undefined): Promise<{ id: string; name: string }[]> {
  const named = id === undefined ? undefined : eq(company.id, id);
  return db.read.select({ id: company.id, name: company.name }).from(company).where(named);
}

/** The companies that rows of the history name, and that are not there. */
async function ownerless(db: Db, companies: readonly { id: string }[]): Promise<string[]> {
  const named = await db.read.selectDistinct({ id: history.companyId }).from(history);
  return named.map(({ id }) => id).filter((id) => !companies.some((one) => one.id === id));
}

function wordsFor(verdict: Verdict, noted: readonly NotedHead[]): string[] {
  if (verdict.ok) {
    const { rows, head } = verdict;
    return [
      `${rows} rows, head ${headText({ rows, hash: head })}`,
      ...verdict.noted.map((one) =>
        one.rows === rows
          ? `${headText(one)} is the head`
          : `${headText(one)} is in the chain and not its head: ${rows - one.rows} rows were added after it`,
      ),
    ];
  }
  if ('row' in verdict) {
    const { id, commitmentId, at } = verdict.row;
    return [
      `row ${verdict.seq} is bad (${verdict.why}): ${faults[verdict.why]}`,
      `it has the id ${plain(id)}, the time ${plain(at)} and is about commitment ${plain(commitmentId)}`,
    ];
  }
  const { seq, why } = verdict;
  const lost = noted.map(({ hash }) => hash.slice(0, 12)).join(', ');
  const from = `no longer leads to the noted head (${lost}…)`;
  if (why === 'cut') return [`row ${seq} is bad (cut): the chain ${from}, rows ${seq} to ${verdict.upTo} are missing`];
  const to = verdict.upTo === null ? 'the end' : `row ${verdict.upTo}`;
  return [`row ${seq} or one up to ${to} is bad (${why}): the chain ${from}`];
}

const faults = {
  gap: 'its number does not follow, so rows before it are missing or it was moved',
  chain: 'it does not carry the hash of the row before it, so one of the two is not what was written',
  hash: 'its hash is not that of its words, so they are not what was written',
} as const;

/** What a bad row says of itself, fit for a terminal. */
function plain(said: unknown): string {
  return String(said)
    .replace(/[^\x21-\x7e]/g, '?')
    .slice(0, 64);
}
