import type { Kind } from '@rebound/shared/commitment/kind';
import type { DemoCommitment } from '../demo-company';
import { linesOf } from '../lines';
import { riverside } from './people';

export const riversideTower: DemoCommitment[] = [
  subcontract('700101', 'SC-1042', 'Concrete works', '3101', 34, {
    createdBy: 'dana',
    lines: linesOf('700101', [
      ['Formwork, levels 1 to 12', '03-1100', 'Labor', 184_200],
      ['Ready-mix, supply and place', '03-3000', 'Subcontract', 612_750],
      ['Pump hire', '03-3000', 'Material', 58_400],
    ]),
  }),
  order('700102', 'PO-0087', 'Rebar, phase 2', '3104', 9, {
    lines: linesOf('700102', [['Rebar, grade 60, cut and bent, with freight', '03-2100', 'Material', 96_310.5]]),
  }),
  subcontract('700103', 'SC-1029', 'Structural steel', '3103', 71, {
    retainagePercent: 5,
    lines: linesOf('700103', [
      ['Fabrication', '05-1200', 'Subcontract', 1_204_000],
      ['Erection', '05-1200', 'Subcontract', 486_500],
      ['Stairs and rails', '05-5000', 'Subcontract', 92_800],
      ['Touch-up paint', '05-5000', 'Material', 7_450],
    ]),
  }),
  subcontract('700104', 'SC-1033', 'Curtain wall, east face', '3105', 16, {
    retainagePercent: 5,
    lines: linesOf('700104', [
      ['Unitized panels, supply', '08-4400', 'Subcontract', 893_000],
      ['Installation', '08-4400', 'Labor', 321_640],
    ]),
  }),
  order('700105', 'PO-0091', 'Main switchgear', '3106', 8, {
    lines: linesOf('700105', [['4000 A switchboard with metering', '26-2400', 'Material', 148_900]]),
  }),
  subcontract('700106', 'SC-1021', 'Elevators 1 to 4', '3107', 60, {
    lines: linesOf('700106', [['Four traction elevators', '14-2000', 'Subcontract', 1_118_000]]),
  }),
  order('700107', 'PO-0064', 'Anchor bolts', '3104', 95, {
    lines: linesOf('700107', [['Anchor bolts and templates', '05-1200', 'Material', 12_384.75]]),
  }),
  subcontract('700108', 'SC-1018', 'Fire protection', '3113', 52, {
    lines: linesOf('700108', [['Sprinklers, levels B1 to 12', '21-1300', 'Subcontract', 377_200]]),
  }),
  subcontract('700109', 'SC-1036', 'Ductwork', '3108', 20, {
    lines: linesOf('700109', [
      ['Shop fabrication', '23-3000', 'Material', 142_000],
      ['Installation', '23-3000', 'Labor', 205_750],
    ]),
  }),
  subcontract('700110', 'SC-1012', 'Lobby millwork', '3109', 44, {
    lines: linesOf('700110', [['Wall panels and desk', '06-4000', 'Subcontract', 68_300]]),
  }),
  subcontract(
    '700111',
    'SC-1047',
    'Wayfinding, code and donor signage for all floors including the parking levels',
    '3114',
    5,
    {
      status: 'Draft',
      startDate: null,
      lines: linesOf('700111', [
        ['Signs, supply and fix', '10-1400', null, 41_900],
        ['Enclosures while fixing', '01-5600', 'Other', 3_200],
      ]),
    },
  ),
  order('700112', 'PO-0098', 'Roof insulation', '3110', 12, {
    lines: linesOf('700112', [['Tapered insulation, R-30', '07-5000', 'Material', 54_120]]),
  }),
  subcontract('700113', 'SC-1040', 'Drywall, levels 1 to 6', '3111', 26, {
    lines: linesOf('700113', [
      ['Framing', '09-2900', 'Labor', 118_000],
      ['Board and finish', '09-2900', 'Subcontract', 167_350],
    ]),
  }),
  order('700114', 'PO-0102', 'Temporary hoarding', '3112', 3, {
    lines: [],
    status: 'Draft',
    completionDate: null,
  }),
];

type Written = Partial<DemoCommitment> & Pick<DemoCommitment, 'lines'>;

function subcontract(id: string, number: string, title: string, companyId: string, days: number, rest: Written) {
  return written('subcontract', id, number, title, companyId, days, { retainagePercent: 10, ...rest });
}

function order(id: string, number: string, title: string, companyId: string, days: number, rest: Written) {
  return written('purchase-order', id, number, title, companyId, days, rest);
}

function written(
  kind: Kind,
  id: string,
  number: string,
  title: string,
  contractCompanyId: string,
  createdDays: number,
  rest: Written,
): DemoCommitment {
  return {
    id,
    projectId: riverside,
    kind,
    number,
    title,
    contractCompanyId,
    status: 'Approved',
    startDate: '2026-09-14',
    completionDate: '2027-06-30',
    retainagePercent: null,
    createdBy: 'priya',
    createdDays,
    ...rest,
  };
}
