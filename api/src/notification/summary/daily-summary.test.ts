import { and, asc, eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { headText, historyHead } from '../../history/history-head';
import { company } from '../../permission/table';
import { type Ledger, openLedger, rejected, sent } from '../../testing/ledger';
import { setWantsSummary } from '../opt-out/wants-summary';
import { letter } from '../table';
import { tellSummaries } from './daily-summary';
import { dailySummary } from './table';

let ledger: Ledger;
beforeEach(async () => {
  ledger = await openLedger();
});
afterEach(() => ledger.close());

const tell = (now: string) => tellSummaries(ledger.deps, now);
const set = (settings: Partial<typeof company.$inferInsert>, id = 'one') =>
  ledger.deps.db.write((tx) => tx.update(company).set(settings).where(eq(company.id, id)));
const summaries = (companyId = 'one') =>
  ledger.deps.db.read
    .select()
    .from(letter)
    .where(and(eq(letter.event, 'summary'), eq(letter.companyId, companyId)))
    .orderBy(asc(letter.createdAt), asc(letter.recipient));
const rows = (companyId = 'one') =>
  ledger.deps.db.read
    .select()
    .from(dailySummary)
    .where(eq(dailySummary.companyId, companyId))
    .orderBy(asc(dailySummary.localDate));
const texts = async () => (await summaries()).map(({ payload }) => payload.text);

describe('the daily summary', () => {
  it('goes to every approver at the hour, once', async () => {
    await ledger.play('sc-1', ...sent);
    await tell('2026-11-03T06:59:00.000Z');
    expect(await summaries()).toEqual([]);
    for (const minute of ['00', '01', '59']) await tell(`2026-11-03T07:${minute}:00.000Z`);
    await tell('2026-11-03T23:59:00.000Z');
    expect(
      (await summaries()).map(({ recipient, key, until, commitmentId }) => [recipient, key, until, commitmentId]),
    ).toEqual([
      ['approver@one.test', 'summary/2026-11-03-one/approver@one.test', '2026-11-04T06:00:00.000Z', null],
      ['controller@one.test', 'summary/2026-11-03-one/controller@one.test', '2026-11-04T06:00:00.000Z', null],
    ]);
    expect(await rows()).toEqual([
      { companyId: 'one', localDate: '2026-11-03', at: '2026-11-03T07:00:00.000Z', waiting: 1, letters: 2 },
    ]);
    await tell('2026-11-04T07:00:00.000Z');
    expect((await rows()).map(({ localDate }) => localDate)).toEqual(['2026-11-03', '2026-11-04']);
  });

  it('is not written while nothing waits, and that is noted for the day', async () => {
    await tell('2026-11-03T07:00:00.000Z');
    await ledger.play('sc-1', ...sent);
    await tell('2026-11-03T08:00:00.000Z');
    expect(await rows()).toMatchObject([{ localDate: '2026-11-03', waiting: 0, letters: 0 }]);
    expect(await summaries()).toEqual([]);
  });

  it('says what waits, since when, in which round, and what has changed', async () => {
    await ledger.play('sc-1', ...rejected, ['manager', 'edit', { title: 'Walls and slabs' }], ['manager', 'resend']);
    await ledger.play('po-1', ...sent);
    await ledger.play('sc-2', ...rejected, ['manager', 'resend']);
    await tell('2026-11-03T07:00:00.000Z');
    const [text = ''] = await texts();
    expect(text).toContain('3 commitments wait for acceptance at Company one. 2 were re-sent since the last summary.');
    expect(text).toMatch(
      /SC-1 Walls and slabs \[Re-sent\]\n {2}Since 2 Nov 2026, 09:\d\d UTC \(1 working day\), round 2\n {2}First project · Harbor Concrete · 22,400.50 USD\n {2}1 change since its last rejection:\n {2}- Title: Work of sc-1 → Walls and slabs\n {2}https:/,
    );
    expect(text).toMatch(/PO-1 Work of po-1\n {2}Since [^\n]+ round 1\n {2}First project[^\n]+\n {2}https:/);
    expect(text).toMatch(
      /SC-2 Work of sc-2 \[Re-sent\]\n[^\n]+\n[^\n]+\n {2}Nothing was changed since its last rejection.\n/,
    );
    expect(text.indexOf('SC-1')).toBeLessThan(text.indexOf('PO-1'));
    expect(text).not.toContain('[Late]');
  });

  it('names the head of the history as it stands', async () => {
    await ledger.play('sc-1', ...sent);
    await tell('2026-11-03T07:00:00.000Z');
    expect((await texts())[0]).toContain(`History: ${headText(await historyHead(ledger.deps.db.read, 'one'))}\n`);
  });

  it('marks what has waited longer than the working days of the company as late, the longest waiting first', async () => {
    await ledger.play('sc-1', ...sent);
    await tell('2026-11-04T08:00:00.000Z');
    await tell('2026-11-05T07:00:00.000Z');
    await set({ lateAfterDays: 4 });
    await tell('2026-11-06T23:00:00.000Z');
    const [first, , second, , third] = await texts();
    expect(first).not.toContain('[Late]');
    expect(second).toContain('SC-1 Work of sc-1 [Late]\n  Since 2 Nov 2026');
    expect(second).toContain('1 commitment waits for acceptance at Company one. 1 for longer than 2 working days.');
    expect(third).toContain('[Late]');
    await set({ lateAfterDays: 4, holidays: ['2026-11-04', '2026-11-07'] });
    await tell('2026-11-09T07:00:00.000Z');
    expect((await texts()).at(-1)).not.toContain('[Late]');
    expect((await texts()).at(-1)).toContain('(4 working days)');
    await set({ lateAfterDays: 5, holidays: [] });
    await tell('2026-11-09T07:00:00.000Z');
    expect((await texts()).at(-1)).not.toContain('[Late]');
  });

  it('tells of what was re-sent since the last one, and today', async () => {
    await ledger.play('sc-1', ...rejected, ['manager', 'resend']);
    await set({ summaryHour: 10 });
    await tell('2026-11-02T10:00:00.000Z');
    await tell('2026-11-03T10:00:00.000Z');
    const [today, , next] = await texts();
    expect(today).toContain('[Re-sent]');
    expect(next).not.toContain('[Re-sent]');
  });

  it('keeps to the weekdays unless the company wants every day, and is silent where it wants none', async () => {
    await ledger.play('sc-1', ...sent);
    await tell('2026-11-07T12:00:00.000Z');
    expect(await rows()).toEqual([]);
    await set({ summaryDays: 'off' });
    await tell('2026-11-06T12:00:00.000Z');
    expect(await rows()).toEqual([]);
    await set({ summaryDays: 'every-day' });
    await tell('2026-11-07T12:00:00.000Z');
    expect(await rows()).toMatchObject([{ localDate: '2026-11-07', letters: 2 }]);
  });

  it('leaves out who has stopped it, who is shut out, and who may not decide', async () => {
    await ledger.play('sc-1', ...sent);
    await setWantsSummary(ledger.deps.db, {
      companyId: 'one',
      personId: 'approver',
      wants: false,
      at: '2026-11-02T10:00:00.000Z',
    });
    await tell('2026-11-03T07:00:00.000Z');
    expect((await summaries()).map(({ recipient }) => recipient)).toEqual(['controller@one.test']);
  });

  it('is made up for today after the hour, and for no day before', async () => {
    await ledger.play('sc-1', ...sent);
    await tell('2026-11-03T07:00:00.000Z');
    await tell('2026-11-06T03:00:00.000Z');
    await tell('2026-11-06T19:30:00.000Z');
    expect((await rows()).map(({ localDate, at }) => [localDate, at])).toEqual([
      ['2026-11-03', '2026-11-03T07:00:00.000Z'],
      ['2026-11-06', '2026-11-06T19:30:00.000Z'],
    ]);
  });

  it('does not go back a day when the company moves its zone westward', async () => {
    await ledger.play('sc-1', ...sent);
    await set({ zone: 'Pacific/Auckland' });
    await tell('2026-11-03T20:00:00.000Z');
    await set({ zone: 'America/Los_Angeles' });
    await tell('2026-11-03T21:00:00.000Z');
    expect((await rows()).map(({ localDate }) => localDate)).toEqual(['2026-11-04']);
  });

  it('is one company’s own: what is wrong with another does not keep it back', async () => {
    await ledger.play('sc-1', ...sent);
    await ledger.play('two-sc-1', ['manager@two.test', 'send']);
    await set({ zone: 'Northgate/Riverside' });
    await tell('2026-11-03T07:00:00.000Z');
    expect(await rows()).toEqual([]);
    const [other] = await summaries('two');
    expect(other?.payload.text).toContain('/two-sc-1');
    expect(other?.payload.text).not.toContain('/sc-1');
    await set({ zone: 'UTC' });
    await tell('2026-11-03T07:10:00.000Z');
    expect(await rows()).toMatchObject([{ letters: 2 }]);
  });

  it('carries a way to stop it that works by one POST', async () => {
    await ledger.play('sc-1', ...sent);
    await tell('2026-11-03T07:00:00.000Z');
    const [mine, other] = await summaries();
    const url = ledger.deps.stopLinks.urlFor('approver');
    expect(mine?.payload.headers).toEqual({
      'Auto-Submitted': 'auto-generated',
      'List-Unsubscribe': `<${url}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    });
    expect(mine?.payload.text).toContain(`Stop the daily summary: ${url}\n`);
    expect(other?.payload.headers['List-Unsubscribe']).not.toContain(url);
  });

  it.each([
    ['http://rebound.one.test', 'Stop the daily summary: http://rebound.one.test/daily-summary/'],
    [null, null],
  ])('without https promises mail programs nothing: %s', async (publicUrl, words) => {
    await ledger.play('sc-1', ...sent);
    const urlFor = (id: string) => publicUrl && `${publicUrl}/daily-summary/${id}`;
    await tellSummaries(
      { ...ledger.deps, stopLinks: { ...ledger.deps.stopLinks, urlFor } },
      '2026-11-03T07:00:00.000Z',
    );
    const [mine] = await summaries();
    expect(mine?.payload.headers).toEqual({ 'Auto-Submitted': 'auto-generated' });
    if (words) expect(mine?.payload.text).toContain(words);
    else expect(mine?.payload.text).not.toContain('Stop the daily summary');
  });
});
