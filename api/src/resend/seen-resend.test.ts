import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyHistory } from '../history/verify-history';
import { overlooked } from '../notification/reminder/overlooked';
import { letter } from '../notification/table';
import { recordEvidence } from '../rejection/record-evidence';
import { openWorld, type World } from '../upstream/procore/world.fixture';
import { resend } from './table';

const minute = 60_000;
const day = 24 * 60 * minute;
const comment = 'The vendor is inactive.';

let world: World;
let priya: string;
let alex: string;
let dana: string;
/** When the tests begin, on the full minute; `wall` is what Procore's pages show so many minutes later. */
let start: number;
beforeEach(async () => {
  world = await openWorld();
  [priya, alex, dana] = [await world.signIn('501'), await world.signIn('503'), await world.signIn('502')];
  for (const token of [priya, alex, dana]) await world.bring(token);
  start = Math.floor(Date.parse(world.deps.now()) / minute) * minute;
});
afterEach(() => world.close());

const instant = (minutes: number) => new Date(start + minutes * minute).toISOString();
const wall = (minutes: number) => instant(minutes).slice(0, 16);
const resentBy = (by: string | null, minutes: number) => ({ by, at: wall(minutes) });
const row = (minutes: number, resent: object | null = null, words = comment) => ({
  ...{ comment: words, by: 'Alex Kim', at: wall(minutes), resent },
});
const answered = () => [row(-30, resentBy('Priya Shah', 20))];
const post = async (token: string, body: object) => {
  const answer = await world.as(token, 'POST', '/v1/evidence', {
    ...{ commitmentId: '700101', grade: 'seen-on-page', ...body },
  });
  return [answer.status, await answer.json()] as const;
};
const history = (token: string, rejections: object[], ageMs: number | null = 1000) =>
  post(token, { rejections, sends: null, ageMs });
const turn = (token: string, ageMs = 1000) => post(token, { turned: 'sent', ageMs });
const view = async (token = priya) => (await world.as(token, 'GET', '/v1/commitments/700101')).json();
const count = async (token: string) => (await (await world.as(token, 'GET', '/v1/rejections/count')).json()).toFix;
const letters = async () => {
  const rows = await world.deps.db.read.select().from(letter).where(eq(letter.event, 'resent'));
  return rows.map(({ recipient, payload }) => [recipient, payload.text] as const);
};
const mailed = async () => (await letters()).map(([recipient]) => recipient);
const lines = async () => {
  const { items } = await (await world.as(priya, 'GET', '/v1/commitments/700101/history')).json();
  return items.map(({ by, changed, from, to }: Record<'changed' | 'from' | 'to', string> & { by: { name: string } }) =>
    [by.name, changed, from, to].join(' | '),
  );
};
/** Accounting rejected half an hour ago, and Procore's mail has told of it; and then so many minutes pass. */
async function rejected(passed = 30) {
  await recordEvidence(
    world.deps,
    { companyId: '4100', commitmentId: '700101' },
    {
      ...{ grade: 'mail-verified', isWhole: false, sends: null },
      rejections: [{ comment, by: 'Alex Kim', at: instant(-30) }],
    },
  );
  world.later(passed * minute);
}

describe('a re-send by Procore’s own button, without Rebound', () => {
  it('is an answer: by whom and when its Change History says, and who had that open', async () => {
    await rejected();
    expect(await count(priya)).toBe(1);
    expect(await history(priya, answered())).toEqual([200, { recorded: 1, known: 1, doubted: false }]);
    const { commitment, rejections } = await view();
    expect(commitment).toMatchObject({ erpState: 'awaiting', round: 2, sentBy: { name: 'Priya Shah' } });
    expect(commitment.sentAt).toBe(`${wall(20)}:00.000Z`);
    const seenResend = { by: 'Priya Shah', at: instant(20), on: 'change-history', seenBy: 'Priya Shah' };
    expect(rejections).toMatchObject([{ outcome: 'resent', closedBy: null, evidence: 'mail-verified', seenResend }]);
    const at = wall(20).replace('T', ' ');
    expect((await lines()).slice(0, 2)).toEqual([
      `Priya Shah | Re-sent in Procore |  | ${at}, by its Change History page, which Priya Shah had open`,
      'Priya Shah | ERP Status | Rejected | Re-sent to ERP',
    ]);
    expect(await verifyHistory(world.deps.db.read, '4100')).toMatchObject({ ok: true });
  });

  it('ends the reminders and the counts at once', async () => {
    await rejected();
    const late = new Date(Date.parse(world.deps.now()) + 9 * day).toISOString();
    expect(await overlooked(world.deps.db.read, late)).toHaveLength(1);
    const changes: unknown[] = [];
    world.deps.changes.subscribe('4100', (change) => changes.push(change));
    await history(dana, answered());
    expect(await overlooked(world.deps.db.read, late)).toEqual([]);
    expect([await count(priya), changes.length]).toEqual([0, 1]);
    expect((await (await world.as(priya, 'GET', '/v1/rejections')).json()).items).toEqual([]);
  });

  it('is told to the approvers once, in those words, and not to one who has that page open', async () => {
    await rejected();
    await history(dana, answered());
    const [[to, text] = []] = await letters();
    expect(to).toBe('alex@northgate.example');
    expect(text).toContain('Priya Shah re-sent');
    expect(text).toContain('as its Change History says.');
    expect(await mailed()).toHaveLength(1);
  });

  it('is told to nobody who has that page open', async () => {
    await rejected();
    await history(alex, answered());
    expect([(await view()).commitment.erpState, await mailed()]).toEqual(['awaiting', []]);
  });

  it('is told to nobody a day later: accounting may have decided since', async () => {
    await rejected(20 + 24 * 60 + 1);
    await history(dana, answered());
    expect([(await view()).commitment.erpState, await mailed()]).toEqual(['awaiting', []]);
  });

  it('was never later than the page that shows it, whatever its clock says', async () => {
    await rejected();
    await history(dana, [row(-30, resentBy('Priya Shah', 9 * 60))]);
    const { sentAt, updatedAt } = (await view()).commitment;
    expect(Math.abs(Date.parse(updatedAt) - Date.parse(sentAt))).toBeLessThan(minute);
  });

  it('is one for all who see it, at once and again', async () => {
    await rejected();
    const heard = await Promise.all([priya, dana, priya, dana].map((token) => history(token, answered())));
    expect(heard.map(([, { recorded }]) => recorded).sort()).toEqual([0, 0, 0, 1]);
    expect(await turn(dana)).toEqual([200, { recorded: 0, known: 0, doubted: false }]);
    expect([await world.deps.db.read.select().from(resend), await mailed()]).toMatchObject([
      { length: 1 },
      { length: 1 },
    ]);
  });

  it('is known where a mark has turned before somebody’s eyes, by nobody knows whom', async () => {
    await rejected();
    expect(await turn(dana)).toEqual([200, { recorded: 1, known: 0, doubted: false }]);
    const { rejections } = await view();
    expect(rejections).toMatchObject([
      { outcome: 'resent', seenResend: { by: null, on: 'commitment', seenBy: 'Dana Ortiz' } },
    ]);
    expect((await lines())[1]).toBe('Procore | ERP Status | Rejected | Re-sent to ERP');
    expect((await letters())[0]?.[1]).toMatch(/was re-sent in Procore on .*, as its page shows\./);
  });

  it('that Rebound has made, or makes meanwhile, is told once', async () => {
    await rejected();
    const pressed = { pressed: { at: world.deps.now(), words: null } };
    await history(dana, answered());
    expect((await world.command(priya, 'resend', pressed)).status).toBe(200);
    expect([await mailed(), (await view()).commitment.round]).toEqual([['alex@northgate.example'], 2]);
  });

  it('is over when accounting rejects anew, also in the same words', async () => {
    await rejected();
    await history(dana, answered());
    world.later(10 * minute);
    expect(await history(dana, [...answered(), row(35)])).toMatchObject([200, { recorded: 1 }]);
    const { commitment, rejections } = await view();
    expect([commitment.erpState, commitment.round]).toEqual(['rejected', 2]);
    expect(rejections.map(({ outcome, round }: { outcome: string; round: number }) => [outcome, round])).toEqual([
      ['open', 2],
      ['resent', 1],
    ]);
    // Somebody's tab from before that.
    expect(await history(priya, answered(), 5 * minute)).toMatchObject([200, { recorded: 0 }]);
    expect(await turn(priya, 5 * minute)).toMatchObject([200, { recorded: 0, doubted: true }]);
    expect((await view()).commitment.erpState).toBe('rejected');
  });
});

describe('what might be older than the rejection closes nothing', () => {
  const weeks = 30 * 24 * 60;
  const earlier = (words = comment) => row(-weeks, resentBy('Priya Shah', -weeks + 60), words);
  it.each<[string, () => Promise<unknown>, boolean]>([
    ['a page of no known age', () => history(priya, answered(), null), true],
    ['a tab from before it was heard of', () => history(priya, answered(), 40 * minute), true],
    ['a mark that turned before it was heard of', () => turn(priya, 40 * minute), true],
    ['an earlier round, which alone is listed', () => history(priya, [earlier('Line 3 is short.')]), false],
    ['an earlier round in the same words, out of a cache', () => history(priya, [earlier()]), true],
    ['an earlier round, and then the rejection', () => history(priya, [earlier('Line 3 is short.'), row(-30)]), false],
  ])('%s', async (_, tell, doubted) => {
    await rejected();
    expect(await tell()).toMatchObject([200, { doubted }]);
    expect([(await view()).commitment.erpState, await count(priya), await mailed()]).toEqual(['rejected', 1, []]);
    // And a fresh page ends it.
    await history(priya, answered());
    expect(await count(priya)).toBe(0);
  });

  it('nor does what somebody says who may not see it', async () => {
    await rejected();
    const olga = await world.signIn('504');
    expect(await turn(olga)).toMatchObject([404, { code: 'not-found' }]);
    expect(await history(olga, answered())).toMatchObject([404, { code: 'not-found' }]);
    expect(await count(priya)).toBe(1);
  });

  it('a first look at a history that ends with a re-send opens nothing', async () => {
    expect(await history(priya, answered())).toMatchObject([200, { recorded: 1, doubted: false }]);
    const { rejections } = await view();
    expect([await count(priya), await mailed(), rejections]).toMatchObject([0, [], [{ outcome: 'resent' }]]);
  });

  it('a page cannot say when it was shown in the future, or that something turned to anything else', async () => {
    await rejected();
    expect(await turn(priya, -minute)).toMatchObject([422, { code: 'invalid' }]);
    expect(await post(priya, { turned: 'synced', ageMs: 0 })).toMatchObject([422, { code: 'invalid' }]);
  });
});
