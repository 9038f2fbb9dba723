import type { ScenarioStep } from '../demo-company';
import { steelReview } from './comments';
import { linesWith } from './lines-with';

/** SC-1029: rejected three times, for fewer reasons each time. What is left is the retainage. */
export const threeRounds: ScenarioStep[] = [
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
];
