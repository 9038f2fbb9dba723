import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ledger, openLedger, rejected } from '../testing/ledger';

let ledger: Ledger;
beforeAll(async () => {
  ledger = await openLedger();
  await ledger.play('sc-1', ...rejected);
  await ledger.play('po-1', ...rejected);
  await ledger.play('sc-2', ['manager', 'send']);
});
afterAll(() => ledger.close());

const listOf = async (who: string, query = '') => (await ledger.as(who, 'GET', `/v1/rejections${query}`)).json();

describe('the open rejections', () => {
  it.each([
    ['manager', ['sc-1', 'po-1'], { toFix: 2, withAccounting: 1 }],
    ['engineer', ['sc-1'], { toFix: 1, withAccounting: 1 }],
    ['reader', [], { toFix: 0, withAccounting: 0 }],
    ['elsewhere', [], { toFix: 0, withAccounting: 0 }],
    ['approver', [], { toFix: 0, withAccounting: 0 }],
    ['manager@two.test', [], { toFix: 0, withAccounting: 0 }],
  ])('are %s’s to fix: %j', async (who, ids, count) => {
    const list = await listOf(who);
    expect(list.items.map((item: { commitment: { id: string } }) => item.commitment.id)).toEqual(ids);
    expect(await (await ledger.as(who, 'GET', '/v1/rejections/count')).json()).toEqual(count);
  });

  it('come in pages, the longest waiting first', async () => {
    const first = await listOf('manager', '?limit=1');
    const second = await listOf('manager', `?limit=1&cursor=${first.next}`);
    expect([...first.items, ...second.items].map((item) => item.commitment.id)).toEqual(['sc-1', 'po-1']);
    expect(second.next).toBeNull();
  });

  it('are counted anew only when something changed', async () => {
    const etag = (await ledger.as('manager', 'GET', '/v1/rejections/count')).headers.get('ETag') ?? '';
    const same = await ledger.as('manager', 'GET', '/v1/rejections/count', { headers: { 'If-None-Match': etag } });
    expect([same.status, await same.text()]).toEqual([304, '']);
    await ledger.play('po-1', ['manager', 'resend']);
    const changed = await ledger.as('manager', 'GET', '/v1/rejections/count', { headers: { 'If-None-Match': etag } });
    expect(await changed.json()).toEqual({ toFix: 1, withAccounting: 2 });
  });

  it('are looked up for a page, without what the person may not see', async () => {
    const body = { commitmentIds: ['sc-1', 'sc-2', 'two-sc-1', 'absent'] };
    const answer = await (await ledger.as('reader', 'POST', '/v1/lookups', { body })).json();
    expect(answer.commitments).toMatchObject([
      { id: 'sc-1', erpState: 'rejected', rejectedAt: expect.any(String) },
      { id: 'sc-2', erpState: 'awaiting', rejectedAt: null },
    ]);
  });
});
