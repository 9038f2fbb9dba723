import type { ScenarioStep } from '../demo-company';
import { exportError, steelReview } from './comments';
import { riversideTower } from './riverside-tower';

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

  // Three rounds.
  { commitment: '700103', days: 64, by: 'priya', do: 'send' },
  {
    commitment: '700103',
    days: 61,
    by: 'alex',
    do: 'reject',
    comment: 'Erection and touch-up paint do not match the job set-up. Please check all lines.',
    reasonCodes: ['cost-code', 'amount'],
  },
  { commitment: '700103', days: 60, by: 'priya', do: 'edit', edit: { title: 'Structural steel frame' } },
  { commitment: '700103', days: 59.9, by: 'priya', do: 'resend' },
  {
    commitment: '700103',
    days: 57,
    by: 'ines',
    do: 'reject',
    comment: steelReview,
    reasonCodes: ['cost-type', 'amount', 'dates'],
  },
  { commitment: '700103', days: 51, by: 'priya', do: 'edit', edit: { status: 'Draft' } },
  {
    commitment: '700103',
    days: 50.5,
    by: 'dana',
    do: 'edit',
    edit: {
      completionDate: '2027-10-15',
      lines: [
        ...linesWith('700103', {
          '700103-1': { description: 'Fabrication, with touch-up paint', amountCents: 121_145_000 },
          '700103-2': { description: 'Erection, labor', costType: 'Labor', amountCents: 34_055_000 },
        }).slice(0, 3),
        {
          id: null,
          description: 'Erection, cranes',
          costCode: '05-1200',
          costType: 'Equipment',
          amountCents: 14_595_000,
        },
      ],
    },
  },
  { commitment: '700103', days: 50, by: 'priya', do: 'edit', edit: { status: 'Approved' } },
  { commitment: '700103', days: 49.9, by: 'priya', do: 'resend' },
  {
    commitment: '700103',
    days: 1.1,
    by: 'ines',
    do: 'reject',
    comment: 'Lines are fine now. Default retainage is 5 % here and 10 % in the signed contract.',
    reasonCodes: ['retainage'],
  },

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

type Line = (typeof riversideTower)[number]['lines'][number];

function linesWith(commitmentId: string, changes: Record<string, Partial<Line>>): Line[] {
  const commitment = riversideTower.find(({ id }) => id === commitmentId);
  if (!commitment) throw new Error(`No commitment ${commitmentId} in Riverside Tower`);
  return commitment.lines.map((line) => ({ ...line, ...changes[line.id] }));
}
