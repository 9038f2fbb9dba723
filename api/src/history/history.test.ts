import { createClient } from '@libsql/client';
import { and, eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Ledger, openLedger, rejected } from '../testing/ledger';
import { historyHead } from './history-head';
import { history } from './table';
import { verifyHistory } from './verify-history';

let ledger: Ledger;
beforeEach(async () => {
  ledger = await openLedger();
  await ledger.play('sc-1', ...rejected);
  await ledger.play('sc-2', ...rejected, ['manager', 'resend']);
});
afterEach(() => ledger.close());

describe('the history', () => {
  it('is one chain a company', async () => {
    const [one, two] = [
      await verifyHistory(ledger.deps.db.read, 'one'),
      await verifyHistory(ledger.deps.db.read, 'two'),
    ];
    expect([one, two]).toMatchObject([
      { ok: true, rows: 10 },
      { ok: true, rows: 3 },
    ]);
  });

  it('tells its head to approvers, who note it', async () => {
    const { rows, hash } = await historyHead(ledger.deps.db.read, 'one');
    expect(rows).toBe(10);
    expect(await verifyHistory(ledger.deps.db.read, 'one')).toMatchObject({ head: hash });
    expect(await (await ledger.as('approver', 'GET', '/v1/history/head')).json()).toEqual({ rows, hash });
    const refused = await ledger.as('manager', 'GET', '/v1/history/head');
    expect(await refused.json()).toMatchObject({
      ...{ status: 403, code: 'refused' },
      refusal: { needs: 'push-to-accounting', who: [{ id: 'approver' }, { id: 'controller' }] },
    });
  });

  const copied = 'id, commitment_id, at, by_id, by_name, changed, "from", "to", previous_hash, hash';
  const into = `INTO history (company_id, seq, ${copied}) SELECT company_id,`;
  it.each([
    'UPDATE history SET "to" = \'nothing\'',
    'UPDATE OR REPLACE history SET seq = 3 WHERE seq = 2',
    'UPDATE OR IGNORE history SET seq = 30 WHERE seq = 2',
    'DELETE FROM history WHERE seq = 10',
    `REPLACE ${into} seq, ${copied} FROM history WHERE seq = 2`,
    `INSERT OR REPLACE ${into} 11, ${copied} FROM history WHERE company_id = 'one' AND seq = 2`,
    `INSERT OR IGNORE ${into} 0, ${copied.replace('id', "'new'")} FROM history WHERE seq = 1`,
    `INSERT ${into} 12, ${copied.replace('id', "'new'")} FROM history WHERE company_id = 'one' AND seq = 2`,
    `INSERT ${into} -1, ${copied.replace('id', "'new'")} FROM history WHERE company_id = 'one' AND seq = 2`,
    `INSERT ${into} seq, ${copied} FROM history WHERE seq = 2 ON CONFLICT DO UPDATE SET "to" = 'nothing'`,
  ])('refuses %s', async (sql) => {
    const client = createClient({ url: ledger.url });
    await expect(client.execute(sql)).rejects.toThrow('append-only');
    client.close();
    expect(await verifyHistory(ledger.deps.db.read, 'one')).toMatchObject({ ok: true, rows: 10 });
  });

  it.each([
    [
      'a changed comment',
      "UPDATE history SET \"to\" = 'other' WHERE company_id = 'one' AND seq = 6",
      { seq: 6, why: 'hash' },
    ],
    [
      'a changed name',
      "UPDATE history SET by_name = 'x' WHERE company_id = 'one' AND seq = 2",
      { seq: 2, why: 'hash' },
    ],
    ['a row taken out', "DELETE FROM history WHERE company_id = 'one' AND seq = 4", { seq: 5, why: 'gap' }],
    [
      'a broken link',
      "UPDATE history SET previous_hash = '00' WHERE company_id = 'one' AND seq = 7",
      { seq: 7, why: 'chain' },
    ],
  ])('shows %s, though the triggers were off', async (_, sql, found) => {
    const client = createClient({ url: ledger.url });
    await client.execute('DROP TRIGGER history_is_never_updated');
    await client.execute('DROP TRIGGER history_is_never_deleted');
    await client.execute(sql);
    client.close();
    const [row] = await ledger.deps.db.read
      .select({ id: history.id, commitmentId: history.commitmentId, at: history.at })
      .from(history)
      .where(and(eq(history.companyId, 'one'), eq(history.seq, found.seq)));
    expect(await verifyHistory(ledger.deps.db.read, 'one')).toEqual({ ok: false, ...found, row });
  });

  it('is paged, newest first, without a gap or a repeat', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const answer = await ledger.as('manager', 'GET', `/v1/commitments/sc-2/history?limit=2${cursor}`);
      const page: { items: { id: string }[]; next: string | null } = await answer.json();
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next ? `&cursor=${page.next}` : '';
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(5);
  });
});
