import type { Status } from '@rebound/shared/commitment/kind';
import type { DemoCommitment, ScenarioStep } from '../demo-company';
import { linesOf } from '../lines';
import { millStreet, riverside } from './people';
import { trades } from './trades';

type Lot = { projectId: string; firstId: number; count: number; sender: string };
type Fate = 'exported' | 'accepted' | 'awaiting' | 'approved' | 'draft';

const lots: Lot[] = [
  { projectId: riverside, firstId: 700_300, count: 36, sender: 'priya' },
  { projectId: millStreet, firstId: 700_400, count: 18, sender: 'marcus' },
];

const fates: Fate[] = [
  'exported',
  'exported',
  'draft',
  'exported',
  'approved',
  'exported',
  'exported',
  'accepted',
  'exported',
  'draft',
  'exported',
  'awaiting',
];

const commitments = lots.flatMap((lot) => Array.from({ length: lot.count }, (_, index) => commitmentAt(lot, index)));

/** The bulk of both projects: nothing to decide by hand, the same at every start. */
export const generated: { commitments: DemoCommitment[]; scenario: ScenarioStep[] } = {
  commitments: commitments.map(({ commitment }) => commitment),
  scenario: commitments.flatMap(({ steps }) => steps),
};

function commitmentAt(lot: Lot, index: number): { commitment: DemoCommitment; steps: ScenarioStep[] } {
  const id = String(lot.firstId + index);
  const trade = trades[(index * 5 + lot.firstId / 100) % trades.length] ?? trades[0];
  const fate = fates[index % fates.length] ?? 'exported';
  const isOrder = index % 3 === 2;
  const round = Math.floor(index / trades.length) + 1;
  const days = 12 + ((index * 37) % 110);
  const commitment: DemoCommitment = {
    id,
    projectId: lot.projectId,
    kind: isOrder ? 'purchase-order' : 'subcontract',
    number: `${isOrder ? 'PO' : 'SC'}-${lot.projectId === riverside ? 2000 + index : 300 + index}`,
    title: round > 1 ? `${trade.title}, part ${round}` : trade.title,
    contractCompanyId: trade.companyId,
    status: statusOf(fate, isOrder),
    startDate: null,
    completionDate: null,
    retainagePercent: isOrder ? null : 10,
    lines: linesOf(
      id,
      trade.lines.map(([description, costCode, costType], place) => [
        description,
        costCode,
        costType,
        4_000 + (((index + 3) * (place + 7) * 7919) % 180_000) + place / 4,
      ]),
    ),
    createdBy: lot.sender,
    createdDays: days + 3,
  };
  return { commitment, steps: stepsOf(id, fate, days, lot.sender) };
}

function statusOf(fate: Fate, isOrder: boolean): Status {
  if (fate !== 'draft') return 'Approved';
  return isOrder ? 'Processing' : 'Out For Signature';
}

function stepsOf(commitment: string, fate: Fate, days: number, sender: string): ScenarioStep[] {
  if (fate === 'draft' || fate === 'approved') return [];
  if (fate === 'awaiting') return [{ commitment, days: 1 + days / 100, by: sender, do: 'send' }];
  const decided: ScenarioStep[] = [
    { commitment, days, by: sender, do: 'send' },
    { commitment, days: days - 1, by: days % 2 ? 'alex' : 'ines', do: 'accept' },
  ];
  if (fate === 'accepted') return decided;
  return [...decided, { commitment, days: days - 1.2, by: days % 2 ? 'alex' : 'ines', do: 'export' }];
}
