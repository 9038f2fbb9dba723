import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setDisabled } from '../permission/change-permission';
import { type Ledger, openLedger } from '../testing/ledger';
import { smallCompany } from '../testing/small-company';

let ledger: Ledger;
beforeEach(async () => {
  const company = { ...smallCompany(), secondPairOfEyes: true };
  const manager = company.people.find(({ id }) => id === 'manager');
  if (!manager) throw new Error('The small company has no manager.');
  const both = { ...manager, id: 'both', name: 'The both', email: 'both@one.test' };
  company.people.push({ ...both, erpIntegrations: 'standard', canPushToAccounting: true });
  ledger = await openLedger([company]);
});
afterEach(() => ledger.close());

type Steps = [who: string, verb: string, body?: unknown][];
const no = { comment: 'Not yet.' };
const done = { result: 'exported' };
const failed = { result: 'failed', message: 'The vendor is inactive.' };
const others = [{ id: 'approver' }, { id: 'controller' }];

describe('somebody other than the sender decides', () => {
  it.each<[string, Steps, [who: string, verb: string, body?: unknown], boolean]>([
    ['accepts what they sent', [['both', 'send']], ['both', 'accept'], false],
    ['rejects what they sent', [['both', 'send']], ['both', 'reject', no], false],
    [
      'exports what they sent',
      [
        ['both', 'send'],
        ['approver', 'accept'],
      ],
      ['both', 'export', done],
      false,
    ],
    [
      'reports a failure of what they sent',
      [
        ['both', 'send'],
        ['approver', 'accept'],
      ],
      ['both', 'export', failed],
      false,
    ],
    [
      'rejects what they sent after it failed',
      [
        ['both', 'send'],
        ['approver', 'accept'],
        ['approver', 'export', failed],
      ],
      ['both', 'reject', no],
      false,
    ],
    [
      'accepts what they re-sent',
      [
        ['manager', 'send'],
        ['approver', 'reject', no],
        ['both', 'resend'],
      ],
      ['both', 'accept'],
      false,
    ],
    [
      'accepts what they sent again after retrieving it',
      [
        ['manager', 'send'],
        ['manager', 'retrieve'],
        ['both', 'resend'],
      ],
      ['both', 'accept'],
      false,
    ],
    ['accepts what another sent', [['manager', 'send']], ['both', 'accept'], true],
    [
      'accepts what another re-sent, though they sent it first',
      [
        ['both', 'send'],
        ['approver', 'reject', no],
        ['manager', 'resend'],
      ],
      ['both', 'accept'],
      true,
    ],
    ['rejects what another sent', [['manager', 'send']], ['both', 'reject', no], true],
    [
      'exports what another sent',
      [
        ['manager', 'send'],
        ['both', 'accept'],
      ],
      ['both', 'export', done],
      true,
    ],
    ['leaves it to another', [['both', 'send']], ['controller', 'accept'], true],
  ])('one who may do both %s', async (_, steps, [who, verb, body], may) => {
    await ledger.play('sc-1', ...steps);
    const { commitment } = await ledger.view('controller', 'sc-1');
    const answer = await ledger.command(who, 'sc-1', verb, body);
    expect(answer.status, await answer.clone().text()).toBe(may ? 200 : 403);
    if (may) return;
    const problem = await answer.json();
    expect(problem).toMatchObject({ code: 'refused', refusal: { reason: 'own-submission', who: others } });
    expect(problem.detail).toContain('Who may: The approver, The controller.');
    expect((await ledger.view('controller', 'sc-1')).commitment).toEqual(commitment);
    const asked = verb === 'export' ? null : (await ledger.view(who, 'sc-1')).may[verb as 'accept' | 'reject'];
    if (asked) expect(asked).toEqual({ may: false, refusal: problem.refusal });
  });
});

it('is nobody where there is no other approver, and says so', async () => {
  await ledger.deps.db.write(async (tx) => {
    for (const name of ['approver', 'controller']) await setDisabled(tx, `${name}@one.test`, true, ledger.deps.now());
  });
  expect((await ledger.command('both@one.test', 'sc-1', 'send')).status).toBe(200);
  const problem = await (await ledger.command('both@one.test', 'sc-1', 'accept')).json();
  expect(problem).toMatchObject({ refusal: { reason: 'own-submission', who: [] } });
  expect(problem.detail).toContain('nobody yet');
});
