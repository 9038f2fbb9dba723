import { createClient } from '@libsql/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Ledger, openLedger, rejected } from '../testing/ledger';
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

  it.each(['UPDATE history SET "to" = \'nothing\'', 'DELETE FROM history WHERE seq = 10'])(
    'refuses %s',
    async (sql) => {
      const client = createClient({ url: ledger.url });
      await expect(client.execute(sql)).rejects.toThrow('append-only');
      client.close();
    },
  );

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
    expect(await verifyHistory(ledger.deps.db.read, 'one')).toEqual({ ok: false, ...found });
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
