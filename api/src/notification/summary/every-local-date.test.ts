import {
  dateOf,
  distinctZones,
  firstAt,
  firstDay,
  lastDay,
  type Offset,
} from '@rebound/shared/notification/zone-rules.fixture';
import { tellSize } from '@rebound/shared/testing/tell-size';
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Db } from '../../db/db';
import { openDb } from '../../db/open';
import { company } from '../../permission/table';
import { type Ledger, openLedger, sent } from '../../testing/ledger';
import { letter } from '../table';
import { type SummaryDeps, tellSummaries } from './daily-summary';
import { dailySummary } from './table';

const long = process.env.REBOUND_LONG !== undefined;
const dayMs = 86_400_000;
const days = 4;

let ledger: Ledger;
let second: Db;
beforeAll(async () => {
  ledger = await openLedger();
  second = await openDb({ url: ledger.url });
  await ledger.play('sc-1', ...sent);
  await ledger.deps.db.write((tx) => tx.update(company).set({ summaryDays: 'off' }));
});
afterAll(async () => {
  second.close();
  await ledger.close();
});

/** Some days of a zone, and when one of two processes looks: now and then, not at all for hours, or both at once. */
interface Life {
  zone: string;
  offsets: readonly Offset[];
  from: number;
  hour: number;
  looks: readonly { at: number; by: 'first' | 'second' | 'both' }[];
}

function lifeIn({ zone, offsets }: Pick<Life, 'zone' | 'offsets'>, around: number): fc.Arbitrary<Life> {
  const pause = fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 1, max: 60 }) },
    { weight: 1, arbitrary: fc.integer({ min: 60, max: 1_800 }) },
  );
  const look = fc.record({ pause, by: fc.constantFrom('first' as const, 'second' as const, 'both' as const) });
  const from = Math.floor((around - (days / 2) * dayMs) / 60_000) * 60_000;
  return fc
    .record({ hour: fc.integer({ min: 0, max: 23 }), steps: fc.array(look, { minLength: 150, maxLength: 150 }) })
    .map(({ hour, steps }) => {
      let at = from;
      const looks = steps.map(({ pause: minutes, by }) => {
        at += minutes * 60_000;
        return { at, by };
      });
      return { zone, offsets, from, hour, looks: looks.filter((one) => one.at < from + days * dayMs) };
    });
}

/** The local dates that must have their summary, each at the first look after its hour. */
function expected({ offsets, from, hour, looks }: Life): [date: string, at: string][] {
  return Array.from({ length: days + 4 }, (_, day) => dateOf(from + (day - 2) * dayMs)).flatMap((date) => {
    const due = firstAt(offsets, date, hour);
    const end = firstAt(offsets, dateOf(Date.parse(date) + dayMs), 0);
    const until = end > due ? end : due + dayMs / 24;
    const first = looks.find(({ at }) => at >= due && at < until);
    return first ? [[date, new Date(first.at).toISOString()] as [string, string]] : [];
  });
}

async function live({ zone, hour, looks }: Life): Promise<{ rows: [string, string][]; letters: string[] }> {
  const { db } = ledger.deps;
  const settings = { zone, summaryHour: hour, summaryDays: 'every-day' as const };
  await db.write(async (tx) => {
    await tx.delete(dailySummary);
    await tx.delete(letter).where(eq(letter.event, 'summary'));
    await tx.update(company).set(settings).where(eq(company.id, 'one'));
  });
  const by = (own: Db): SummaryDeps => ({ ...ledger.deps, db: own });
  const processes = { first: [by(db)], second: [by(second)], both: [by(db), by(second)] };
  for (const look of looks) {
    const now = new Date(look.at).toISOString();
    await Promise.all(processes[look.by].map((deps) => tellSummaries(deps, now)));
  }
  const rows = await db.read.select().from(dailySummary).orderBy(dailySummary.localDate);
  const letters = await db.read.select({ key: letter.key }).from(letter).where(eq(letter.event, 'summary'));
  return { rows: rows.map(({ localDate, at }) => [localDate, at]), letters: letters.map(({ key }) => key).sort() };
}

it('is one for each local date, with a letter for each approver, over every change of the clocks', async () => {
  // Zones whose clocks go alike are one: that each is read rightly is tried beside the rule.
  const zones = distinctZones().filter(({ offsets }, index) => long || offsets.length > 1 || index % 7 === 0);
  let lives = 0;
  let looks = 0;
  let dates = 0;
  for (const [index, zone] of zones.entries()) {
    const changes = zone.offsets.map(({ from }) => from).filter((at) => at > firstDay && at < lastDay);
    const quiet = firstDay + ((index * 37) % 2_500) * dayMs;
    const around = long ? [...changes, quiet] : [changes[index % changes.length] ?? quiet];
    for (const [nth, at] of around.entries()) {
      const [life] = fc.sample(lifeIn(zone, at), { numRuns: 1, seed: 20_260 + index * 50 + nth });
      if (!life) throw new Error('No life was drawn.');
      const wanted = expected(life);
      const { rows, letters } = await live(life);
      const where = `${life.zone} at ${life.hour} from ${new Date(life.from).toISOString()}`;
      expect(rows, where).toEqual(wanted);
      const keys = wanted.flatMap(([date]) =>
        ['approver', 'controller'].map((name) => `summary/${date}-one/${name}@one.test`),
      );
      expect(letters, where).toEqual(keys.sort());
      lives += 1;
      looks += life.looks.length;
      dates += wanted.length;
    }
  }
  tellSize(
    `R6: ${dates} daily summaries in ${lives} runs of ${days} days, ${zones.length} zones, ${looks} looks by two processes`,
  );
}, 3_600_000);
