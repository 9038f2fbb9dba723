import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setDisabled } from '../permission/change-permission';
import { company } from '../permission/table';
import { type Ledger, openLedger, rejected, sent } from '../testing/ledger';
import { letter } from './table';

let ledger: Ledger;
beforeEach(async () => {
  ledger = await openLedger();
});
afterEach(() => ledger.close());

async function told(event: 'rejected' | 'resent' | 'accepted' | 'voided') {
  const rows = await ledger.deps.db.read.select().from(letter).where(eq(letter.event, event)).orderBy(letter.recipient);
  return rows.map(({ recipient }) => recipient.split('@')[0]);
}
const payloadOf = async (event: 'rejected' | 'resent' | 'accepted' | 'voided') =>
  (await ledger.deps.db.read.select().from(letter).where(eq(letter.event, event)))[0]?.payload;
const shutOut = (name: string) =>
  ledger.deps.db.write((tx) => setDisabled(tx, `${name}@one.test`, true, '2026-11-02T10:00:00.000Z'));
const follow = (who: string, method = 'PUT') => ledger.as(who, method, '/v1/commitments/sc-1/follow', { body: {} });

describe('who gets a letter', () => {
  it('accepted: who sent it', async () => {
    await ledger.play('sc-1', ['second', 'send'], ['approver', 'accept']);
    expect(await told('accepted')).toEqual(['second']);
    const payload = await payloadOf('accepted');
    expect(payload?.subject).toBe('Company one: Commitment SC-1 accepted for export');
    expect(payload?.text).toContain('The approver accepted SC-1 Work of sc-1 on 2 Nov 2026, 09:00 UTC.');
    expect(payload?.text).toContain('It goes to Sage 300 CRE with the next export.');
  });

  it('voided after a rejection: every approver; without one, nobody', async () => {
    await ledger.play('sc-2', ['manager', 'void']);
    expect(await told('voided')).toEqual([]);
    await ledger.play('sc-1', ...rejected, ['manager', 'void']);
    expect(await told('voided')).toEqual(['approver', 'controller']);
    const payload = await payloadOf('voided');
    expect(payload?.text).toContain('Its rejection is closed: it will not be re-sent');
    expect(payload?.text).toContain('> The vendor is inactive.');
  });

  it('rejected: sender and creator, who is left out where the company wants it so', async () => {
    await ledger.play('sc-1', ['second', 'send'], ['approver', 'reject', { comment: 'No.' }]);
    expect(await told('rejected')).toEqual(['manager', 'second']);
    await ledger.deps.db.write((tx) => tx.update(company).set({ tellCreator: false }));
    await ledger.play('sc-2', ['second', 'send'], ['approver', 'reject', { comment: 'No.' }]);
    expect(await told('rejected')).toEqual(['manager', 'second', 'second']);
  });

  it('rejected: nobody who is shut out; the Admins rather than nobody', async () => {
    await ledger.play('sc-1', ...sent);
    await shutOut('manager');
    await ledger.play('sc-1', ['approver', 'reject', { comment: 'No.' }]);
    expect(await told('rejected')).toEqual(['second']);
  });

  it('rejected: whoever follows it, as long as they may see it', async () => {
    await ledger.play('sc-1', ...sent);
    for (const who of ['reader', 'engineer', 'clerk', 'second']) expect((await follow(who)).status).toBe(200);
    await follow('second', 'DELETE');
    await ledger.deps.db.write(async (tx) => {
      const { projectPermission } = await import('../permission/table');
      await tx.update(projectPermission).set({ commitments: 'none' }).where(eq(projectPermission.personId, 'reader'));
    });
    await ledger.play('sc-1', ['approver', 'reject', { comment: 'No.' }]);
    expect(await told('rejected')).toEqual(['clerk', 'engineer', 'manager']);
  });

  it('tells times on the clocks of the company', async () => {
    await ledger.deps.db.write((tx) => tx.update(company).set({ zone: 'America/Los_Angeles' }));
    await ledger.play('sc-1', ...rejected);
    expect((await payloadOf('rejected'))?.text).toContain('on 2 Nov 2026, 01:00 PST.');
  });

  it('leads approvers to the list of what waits', async () => {
    await ledger.play('sc-1', ...rejected, ['manager', 'resend']);
    expect((await payloadOf('resent'))?.text).toContain(
      'Open ERP Integrations: https://app.procore.com/one/company/erp_integrations/commitments/ready_to_export',
    );
  });
});

describe('following', () => {
  it('is one’s own wish, and the same twice', async () => {
    for (const method of ['PUT', 'PUT', 'DELETE', 'DELETE', 'PUT']) {
      const answer = await follow('reader', method);
      expect(answer.status).toBe(200);
      expect(await answer.json()).toEqual({ following: method === 'PUT' });
      expect((await ledger.view('reader', 'sc-1')).following).toBe(method === 'PUT');
    }
    expect((await ledger.view('engineer', 'sc-1')).following).toBe(false);
  });
});
