import type { ScenarioStep } from '../demo-company';
import { exportError } from './comments';
import { linesWith } from './lines-with';
import { threeRounds } from './structural-steel';

/** What happened so far, a commitment at a time. */
export const stories: ScenarioStep[] = [
  // Twice rejected, then half fixed: the new title is too long and line 3 lost its cost type.
  { commitment: '700101', days: 30, by: 'priya', do: 'send' },
  {
    commitment: '700101',
    days: 28,
    by: 'alex',
    do: 'reject',
    comment: 'Vendor code V-2291 is inactive in the ERP, use V-2317.',
    reasonCodes: ['vendor'],
  },
  { commitment: '700101', days: 27, by: 'priya', do: 'edit', edit: { status: 'Draft' } },
  {
    commitment: '700101',
    days: 26.9,
    by: 'priya',
    do: 'edit',
    edit: { contractCompanyId: '3102', status: 'Approved' },
  },
  { commitment: '700101', days: 26.8, by: 'priya', do: 'resend' },
  {
    commitment: '700101',
    days: 4.2,
    by: 'ines',
    do: 'reject',
    comment:
      'Line 3 is booked as Material, but pump hire is Equipment: correct the cost type.\nThe title must say which levels, in at most 30 characters. Sage cuts off what is longer.',
    reasonCodes: ['cost-type', 'title'],
  },
  { commitment: '700101', days: 3.1, by: 'dana', do: 'edit', edit: { status: 'Draft' } },
  {
    commitment: '700101',
    days: 3,
    by: 'dana',
    do: 'edit',
    edit: {
      title: 'Concrete works, levels 1 to 12 and podium',
      lines: linesWith('700101', { '700101-3': { costType: null } }),
    },
  },

  // Fixed and ready: one click is all that is missing.
  { commitment: '700102', days: 6, by: 'priya', do: 'send' },
  {
    commitment: '700102',
    days: 5,
    by: 'alex',
    do: 'reject',
    comment: 'Please split freight into its own line.',
    reasonCodes: ['amount'],
  },
  { commitment: '700102', days: 1.3, by: 'priya', do: 'edit', edit: { status: 'Draft' } },
  {
    commitment: '700102',
    days: 1.2,
    by: 'priya',
    do: 'edit',
    edit: {
      status: 'Approved',
      lines: [
        ...linesWith('700102', {
          '700102-1': { description: 'Rebar, grade 60, cut and bent', amountCents: 9_181_050 },
        }),
        { id: null, description: 'Freight', costCode: '03-2100', costType: 'Other', amountCents: 450_000 },
      ],
    },
  },

  ...threeRounds,

  { commitment: '700104', days: 1.8, by: 'priya', do: 'send' },
  { commitment: '700105', days: 0.9, by: 'priya', do: 'send' },

  { commitment: '700106', days: 7, by: 'priya', do: 'send' },
  { commitment: '700106', days: 2.5, by: 'alex', do: 'accept' },

  { commitment: '700107', days: 90, by: 'priya', do: 'send' },
  { commitment: '700107', days: 89, by: 'ines', do: 'accept' },
  { commitment: '700107', days: 88.9, by: 'ines', do: 'export' },

  { commitment: '700108', days: 15, by: 'priya', do: 'send' },
  { commitment: '700108', days: 14, by: 'alex', do: 'accept' },
  { commitment: '700108', days: 13.5, by: 'alex', do: 'fail', message: exportError },

  { commitment: '700109', days: 4, by: 'priya', do: 'send' },
  { commitment: '700109', days: 3.5, by: 'priya', do: 'retrieve' },

  { commitment: '700110', days: 40, by: 'priya', do: 'send' },
  {
    commitment: '700110',
    days: 38,
    by: 'ines',
    do: 'reject',
    comment: 'This package was bought under SC-1009 already. Please void it.',
    reasonCodes: ['other'],
  },
  { commitment: '700110', days: 37, by: 'priya', do: 'void' },

  { commitment: '700112', days: 10, by: 'priya', do: 'send' },
  { commitment: '700112', days: 0.3, by: 'alex', do: 'reject', comment: 'Wrong vendor.', reasonCodes: ['vendor'] },

  // Failed in the ERP, then given back.
  { commitment: '700113', days: 21, by: 'priya', do: 'send' },
  { commitment: '700113', days: 20, by: 'alex', do: 'accept' },
  {
    commitment: '700113',
    days: 19.9,
    by: 'alex',
    do: 'fail',
    message: 'Sage 300 CRE: Cost code 09-2900 is closed for job 24-017.',
  },
  {
    commitment: '700113',
    days: 8,
    by: 'ines',
    do: 'reject',
    comment: 'Export failed: 09-2900 was closed for this job. It is open again, please re-send.',
    reasonCodes: ['cost-code'],
  },

  { commitment: '700201', days: 6, by: 'marcus', do: 'send' },
  {
    commitment: '700201',
    days: 1.4,
    by: 'alex',
    do: 'reject',
    comment: 'Retainage does not match the contract: 10 % there, 5 % here.',
    reasonCodes: ['retainage'],
  },
  { commitment: '700202', days: 0.6, by: 'marcus', do: 'send' },
  { commitment: '700203', days: 80, by: 'marcus', do: 'send' },
  { commitment: '700203', days: 79, by: 'ines', do: 'accept' },
  { commitment: '700203', days: 78.8, by: 'ines', do: 'export' },
];
