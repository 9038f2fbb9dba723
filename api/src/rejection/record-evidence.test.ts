import type { SeenRejection } from '@rebound/shared/rejection/same-rejection';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commitment } from '../commitment/table';
import { NotFound } from '../errors';
import { verifyHistory } from '../history/verify-history';
import { letter } from '../notification/table';
import { type Ledger, openLedger } from '../testing/ledger';
import { type HeardEvidence, recordEvidence } from './record-evidence';

let ledger: Ledger;
beforeEach(async () => {
  ledger = await openLedger();
});
afterEach(() => ledger.close());

const sc1 = { companyId: 'one', commitmentId: 'sc-1' };
const seen = (comment: string, at: string | null, by: string | null = 'Alex Kim'): SeenRejection => ({
  comment,
  at,
  by,
});
const noon = '2026-11-03T12:00:00.000Z';
const mail = (rejection: SeenRejection, more: Partial<HeardEvidence> = {}): HeardEvidence => ({
  ...{ grade: 'mail-verified', rejections: [rejection], isWhole: false, sends: null },
  ...more,
});
const page = (rejections: SeenRejection[], sends: number | null = null): HeardEvidence => ({
  ...{ grade: 'seen-on-page', rejections, isWhole: true, sends },
});
const hear = (evidence: HeardEvidence) => recordEvidence(ledger.deps, sc1, evidence);
const view = () => ledger.view('manager', 'sc-1');
const count = async () => (await (await ledger.as('manager', 'GET', '/v1/rejections/count')).json()).toFix;
const recipients = async () => (await ledger.deps.db.read.select().from(letter)).map((one) => one.recipient).sort();
const outcomes = async () =>
  (await view()).rejections.map(({ comment, outcome, round }) => `${comment} ${outcome} ${round}`);
const historyOf = async () => (await (await ledger.as('manager', 'GET', '/v1/commitments/sc-1/history')).json()).items;

describe('a rejection that a mail tells of', () => {
  it('is open, counted, written down by the name it came with, and told', async () => {
    const changes: unknown[] = [];
    ledger.deps.changes.subscribe('one', (change) => changes.push(change));
    const { version } = (await ledger.play('sc-1', ['manager', 'send'])).commitment;
    const { ids } = await hear(mail(seen('The vendor is inactive.', noon)));

    const after = await view();
    expect(after.commitment).toMatchObject({ erpState: 'rejected', round: 1, version: version + 1 });
    expect(after.rejections).toMatchObject([
      {
        ...{ id: ids[0], comment: 'The vendor is inactive.', evidence: 'mail-verified', outcome: 'open', round: 1 },
        ...{ rejectedBy: { id: null, name: 'Alex Kim', email: null }, rejectedAt: noon },
      },
    ]);
    expect(await count()).toBe(1);
    expect(after.told).toMatchObject([{ event: 'rejected', person: { email: 'manager@one.test' }, state: 'waiting' }]);
    expect(changes.at(-1)).toEqual({ commitmentId: 'sc-1', projectId: 'p1', version: version + 1 });
    const rows = (await historyOf()).slice(0, 3);
    expect(rows.map((row: { by: object; changed: string; to: string }) => [row.changed, row.to, row.by])).toEqual([
      ['Rejection Known From', 'Forwarded mail, verified', { id: null, name: 'Alex Kim', email: null }],
      ['Rejected Message', 'The vendor is inactive.', { id: null, name: 'Alex Kim', email: null }],
      ['ERP Status', 'Rejected', { id: null, name: 'Alex Kim', email: null }],
    ]);
    expect(await verifyHistory(ledger.deps.db.read, 'one')).toMatchObject({ ok: true });
  });

  it('can be answered, as any other, and somebody who saw it before it came is told who was first', async () => {
    const { commitment: before } = await ledger.play('sc-1', ['manager', 'send']);
    await hear(mail(seen('A', '2026-11-02T10:00:00.000Z')));
    const stale = await ledger.as('manager', 'POST', '/v1/commitments/sc-1/retrieve', {
      ...{ body: {}, headers: { 'Idempotency-Key': 'a-key-of-some', 'If-Match': `"${before.version}"` } },
    });
    expect([stale.status, (await stale.json()).detail]).toEqual([412, expect.stringContaining('outside Rebound')]);
    await ledger.play('sc-1', ['manager', 'resend']);
    expect(await outcomes()).toEqual(['A resent 1']);
  });

  it('is told to nobody who got it already', async () => {
    await hear(mail(seen('A', noon), { knowing: ['Manager@ONE.test'] }));
    expect([await count(), await recipients()]).toEqual([1, []]);
  });

  it('whose author is not named is by accounting, until somebody says who', async () => {
    await hear(mail(seen('A', noon, null)));
    expect((await view()).rejections[0]?.rejectedBy.name).toBe('Accounting');
    await hear(page([seen('A', noon)]));
    expect((await view()).rejections).toMatchObject([{ rejectedBy: { name: 'Alex Kim' }, evidence: 'mail-verified' }]);
  });
});

describe('what is heard again is recorded once', () => {
  const other = seen('A', '2026-11-03T12:00:40.000Z', null);
  it.each<[string, HeardEvidence[], string]>([
    ['two mails', [mail(seen('A', noon)), mail(other)], 'mail-verified'],
    ['a page, then a mail', [page([seen('A', noon)]), mail(other)], 'mail-verified'],
    ['a mail, then a page', [mail(seen('A', noon)), page([seen('A', noon)])], 'mail-verified'],
    [
      'two pages in two zones',
      [page([seen('A', noon)]), page([seen('A', '2026-11-03T04:00:00.000Z')])],
      'seen-on-page',
    ],
    ['a page that tells no time', [page([seen('A', noon)]), page([seen('A', null)])], 'seen-on-page'],
  ])('%s', async (_, evidence, grade) => {
    for (const one of evidence) await hear(one);
    expect((await view()).rejections).toMatchObject([{ comment: 'A', evidence: grade }]);
    expect([await count(), await recipients()]).toEqual([1, ['manager@one.test']]);
  });

  it('by fifty at once', async () => {
    const heard = await Promise.all(
      Array.from({ length: 50 }, (_, index) => hear(index % 2 ? mail(other) : page([seen('A', noon)]))),
    );
    expect(heard.filter(({ recorded }) => recorded)).toHaveLength(1);
    expect(new Set(heard.flatMap(({ ids }) => ids)).size).toBe(1);
    expect([await outcomes(), await recipients()]).toEqual([['A open 1'], ['manager@one.test']]);
  });
});

describe('a rejection after another', () => {
  it('shows that the other was answered', async () => {
    await hear(mail(seen('A', noon)));
    await hear(mail(seen('B', '2026-11-03T15:00:00.000Z')));
    expect(await outcomes()).toEqual(['B open 2', 'A resent 1']);
    expect([await count(), await recipients()]).toEqual([1, ['manager@one.test', 'manager@one.test']]);
  });

  it('with the same comment is another, where the first was answered in between', async () => {
    await ledger.play('sc-1', ['manager', 'send']);
    await hear(mail(seen('A', '2026-11-02T09:30:00.000Z')));
    await ledger.play('sc-1', ['manager', 'resend']);
    await hear(mail(seen('A', noon)));
    expect(await outcomes()).toEqual(['A open 2', 'A resent 1']);
  });

  it('that comes late opens nothing', async () => {
    await hear(mail(seen('B', '2026-11-05T15:00:00.000Z')));
    await hear(mail(seen('A', noon)));
    expect(await outcomes()).toEqual(expect.arrayContaining(['B open 1', 'A resent 1']));
    expect([await count(), await recipients()]).toEqual([1, ['manager@one.test']]);
  });

  it('is one of a whole history, of which the last alone is open and told', async () => {
    const all = [seen('A', '2026-11-01T09:00:00.000Z'), seen('A', '2026-11-01T15:00:00.000Z'), seen('B', noon, 'Ines')];
    expect(await hear(page(all, 3))).toMatchObject({ recorded: 3, known: 0 });
    expect(await outcomes()).toEqual(['B open 3', 'A resent 2', 'A resent 1']);
    expect(await hear(page(all, 3))).toMatchObject({ recorded: 0, known: 3, opened: null });
    expect(await recipients()).toEqual(['manager@one.test']);
    const messages = (await historyOf()).filter(({ changed }: { changed: string }) => changed === 'Rejected Message');
    expect(messages.map(({ to }: { to: string }) => to)).toEqual(['B', 'A', 'A']);
  });
});

describe('a rejection that is over is recorded, and opens nothing', () => {
  const set = (values: Partial<typeof commitment.$inferInsert>) =>
    ledger.deps.db.write((tx) => tx.update(commitment).set(values).where(eq(commitment.id, 'sc-1')));
  const after = '2026-11-04T08:00:00.000Z';
  it.each<[string, Partial<typeof commitment.$inferInsert>, HeardEvidence, string]>([
    ['sent again since', { erpState: 'awaiting', sentAt: after, round: 2 }, mail(seen('A', noon)), 'A resent 1'],
    ['accepted since', { erpState: 'accepted', updatedAt: after, round: 2 }, mail(seen('A', noon)), 'A resent 1'],
    ['in the ERP since', { erpState: 'exported', updatedAt: after, round: 2 }, mail(seen('A', noon)), 'A resent 1'],
    ['void', { erpState: 'closed' }, mail(seen('A', noon)), 'A voided 1'],
    ['sent once more than rejected', { round: 2 }, page([seen('A', noon)], 2), 'A resent 1'],
  ])('%s', async (_, values, evidence, outcome) => {
    await set(values);
    const before = (await view()).commitment.erpState;
    expect(await hear(evidence)).toMatchObject({ recorded: 1, opened: null });
    expect([await outcomes(), (await view()).commitment.erpState, await count(), await recipients()]).toEqual([
      ...[[outcome], before, 0, []],
    ]);
  });

  it.each<[string, Partial<typeof commitment.$inferInsert>]>([
    ['accepted before', { erpState: 'accepted', updatedAt: '2026-11-01T08:00:00.000Z' }],
    ['edited since', { erpState: 'awaiting', updatedAt: after }],
    ['sent in the very minute', { erpState: 'awaiting', sentAt: '2026-11-03T12:00:30.000Z' }],
  ])('but not where it was %s', async (_, values) => {
    await set(values);
    expect(await hear(mail(seen('A', noon)))).toMatchObject({ opened: expect.any(String) });
  });
});

it.each([
  ['another company’s', { companyId: 'one', commitmentId: 'two-sc-1' }],
  ['no commitment', { companyId: 'one', commitmentId: 'absent' }],
])('a rejection of %s is of nothing', async (_, scope) => {
  await expect(recordEvidence(ledger.deps, scope, mail(seen('A', noon)))).rejects.toThrow(NotFound);
  expect(await recipients()).toEqual([]);
});

it('what belongs to it stands or falls with it', async () => {
  const also = () => Promise.reject(new Error('No.'));
  await expect(hear(mail(seen('A', noon), { also }))).rejects.toThrow('No.');
  expect([await count(), await recipients(), (await view()).rejections]).toEqual([0, [], []]);
});
