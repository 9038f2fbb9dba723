import { describe, expect, test } from 'vitest';
import type { HistoryEvent } from './event';
import { rowsFor } from './rows';

const seen = { by: 'Priya Shah', at: { date: '2026-11-18', time: '16:40' } };
const comment = 'Line 2: 03-300 is closed.\nUse 03-310.';

describe('the lines of the Change History: Changed, From, To', () => {
  test.each<[HistoryEvent, (string | null)[][]]>([
    [{ kind: 'created' }, [['Created', null, null]]],
    [{ kind: 'sent', from: 'not-sent' }, [['ERP Status', 'Not Sent', 'Sent to ERP']]],
    [
      { kind: 'rejected', from: 'awaiting', comment },
      [
        ['ERP Status', 'Sent to ERP', 'Rejected'],
        ['Rejected Message', null, comment],
      ],
    ],
    [
      { kind: 'rejected', from: 'export-failed', comment },
      [
        ['ERP Status', 'Failed to Export', 'Rejected'],
        ['Rejected Message', null, comment],
      ],
    ],
    [{ kind: 'resent', from: 'rejected' }, [['ERP Status', 'Rejected', 'Re-sent to ERP']]],
    [{ kind: 'resent', from: 'retrieved' }, [['ERP Status', 'Retrieved from ERP', 'Re-sent to ERP']]],
    [
      { kind: 'resent', from: 'rejected', seen: { ...seen, on: 'change-history' } },
      [
        ['ERP Status', 'Rejected', 'Re-sent to ERP'],
        ['Re-sent in Procore', null, '2026-11-18 16:40, by its Change History page, which Priya Shah had open'],
      ],
    ],
    [
      { kind: 'resent', from: 'rejected', seen: { ...seen, on: 'commitment' } },
      [
        ['ERP Status', 'Rejected', 'Re-sent to ERP'],
        ['Re-sent in Procore', null, '2026-11-18 16:40, by its page, which Priya Shah had open'],
      ],
    ],
    [{ kind: 'resend-undone', to: 'rejected' }, [['ERP Status', 'Re-sent to ERP', 'Rejected']]],
    [{ kind: 'resend-undone', to: 'retrieved' }, [['ERP Status', 'Re-sent to ERP', 'Retrieved from ERP']]],
    [{ kind: 'retrieved', from: 'awaiting' }, [['ERP Status', 'Sent to ERP', 'Retrieved from ERP']]],
    [{ kind: 'accepted', from: 'awaiting' }, [['ERP Status', 'Sent to ERP', 'Accepted for Export']]],
    [{ kind: 'exported', from: 'accepted' }, [['ERP Status', 'Accepted for Export', 'Synced']]],
    [
      { kind: 'export-failed', from: 'accepted', message: 'Vendor V-2317 is inactive' },
      [
        ['ERP Status', 'Accepted for Export', 'Failed to Export'],
        ['Export Error', null, 'Vendor V-2317 is inactive'],
      ],
    ],
    [{ kind: 'unlinked', from: 'exported' }, [['ERP Status', 'Synced', 'Not Sent']]],
    [{ kind: 'voided', from: 'rejected' }, [['ERP Status', 'Rejected', 'Void']]],
    [{ kind: 'edited', changes: [] }, []],
    [
      {
        kind: 'edited',
        changes: [
          { field: 'title', line: null, from: 'Concrete works', to: 'Concrete' },
          { field: 'line-cost-code', line: 2, from: '03-300', to: '03-310' },
          { field: 'line-removed', line: 3, from: '03-200 · Rebar · 9.99', to: null },
        ],
      },
      [
        ['Title', 'Concrete works', 'Concrete'],
        ['Schedule of Values, Line 2, Cost Code', '03-300', '03-310'],
        ['Schedule of Values, Line 3, Line Removed', '03-200 · Rebar · 9.99', null],
      ],
    ],
  ])('%o', (event, rows) => {
    expect(rowsFor(event).map(({ changed, from, to }) => [changed, from, to])).toEqual(rows);
  });
});
