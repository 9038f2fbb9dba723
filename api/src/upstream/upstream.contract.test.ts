import { verbs } from '@rebound/shared/commitment/erp-state';
import { describe, expect, it } from 'vitest';
import { embeddedLedger } from './embedded-ledger/embedded-ledger';

const caller = { companyId: '1', person: { id: '1', name: 'Somebody', email: 'somebody@example.com' } };

describe.each([embeddedLedger])('the upstream $name', (upstream) => {
  it('either takes a step or hears of it', () => {
    const untaken = verbs.filter((verb) => !upstream.takes.has(verb));
    expect(untaken.length === 0 || upstream.hearsEvidence).toBe(true);
  });

  it('keeps its copy fresh without being told more than the id', async () => {
    await expect(upstream.refresh(caller, 'no-such-commitment')).resolves.toBeUndefined();
  });
});
