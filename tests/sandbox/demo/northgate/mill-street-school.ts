import type { DemoCommitment } from '../demo-company';
import { linesOf } from '../lines';
import { millStreet } from './people';

const base = {
  projectId: millStreet,
  status: 'Approved',
  startDate: '2026-10-05',
  completionDate: '2027-08-13',
  createdBy: 'marcus',
} as const satisfies Partial<DemoCommitment>;

export const millStreetSchool: DemoCommitment[] = [
  {
    ...base,
    id: '700201',
    kind: 'subcontract',
    number: 'SC-0007',
    title: 'Roofing',
    contractCompanyId: '3110',
    retainagePercent: 5,
    lines: linesOf('700201', [
      ['Membrane roof, gymnasium', '07-5000', 'Subcontract', 214_600],
      ['Membrane roof, classrooms', '07-5000', 'Subcontract', 188_250],
    ]),
    createdDays: 18,
  },
  {
    ...base,
    id: '700202',
    kind: 'purchase-order',
    number: 'PO-0012',
    title: 'Panelboards',
    contractCompanyId: '3106',
    retainagePercent: null,
    lines: linesOf('700202', [['Panelboards, 12 off', '26-2400', 'Material', 33_480]]),
    createdDays: 6,
  },
  {
    ...base,
    id: '700203',
    kind: 'subcontract',
    number: 'SC-0003',
    title: 'Foundations',
    contractCompanyId: '3102',
    retainagePercent: 10,
    lines: linesOf('700203', [['Footings and grade beams', '03-3000', 'Subcontract', 402_900]]),
    createdDays: 88,
  },
  {
    ...base,
    id: '700204',
    kind: 'subcontract',
    number: 'SC-0009',
    title: 'Playground planting',
    contractCompanyId: '3112',
    retainagePercent: 10,
    lines: linesOf('700204', [['Trees and planting', '32-9000', 'Subcontract', 57_700]]),
    createdDays: 7,
  },
];
