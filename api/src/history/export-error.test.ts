import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Ledger, openLedger } from '../testing/ledger';

let ledger: Ledger;
beforeAll(async () => {
  ledger = await openLedger();
});
afterAll(() => ledger.close());

const failed = (message: string) => ['controller', 'export', { result: 'failed', message }] as const;

it('the view tells what the ERP said last, for as long as the export has failed', async () => {
  const error = async () => (await ledger.view('manager', 'sc-1')).exportError;
  await ledger.play('sc-2', ['manager', 'send'], ['approver', 'accept'], [...failed('Of another one.')]);
  await ledger.play('sc-1', ['manager', 'send'], ['approver', 'accept']);
  expect(await error()).toBeNull();
  await ledger.play('sc-1', [...failed('The vendor is on hold.')]);
  expect(await error()).toBe('The vendor is on hold.');

  await ledger.play('sc-1', ['approver', 'reject', { comment: 'Vendor.' }]);
  expect(await error()).toBeNull();
  await ledger.play('sc-1', ['manager', 'resend'], ['approver', 'accept']);
  expect(await error()).toBeNull();
  await ledger.play('sc-1', [...failed('The period is closed.')]);
  expect(await error()).toBe('The period is closed.');
});
