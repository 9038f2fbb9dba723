import type { DemoCompany } from '../demo/demo-company';
import { linesOf } from '../demo/lines';
import { sage300 } from '../demo/northgate/connection';

/** Ids that no `number` holds: the next odd one after 2 ** 53, and on. */
export const quarry = {
  company: '9007199254740993',
  project: '9007199254740995',
  subcontract: '9007199254740997',
  order: '9007199254740999',
} as const;

const nobody = { erpIntegrations: 'none', canPushToAccounting: false } as const;

/** A company with two commitments, one of them rejected, and with ids beyond 53 bit. */
export const quarryWorks: DemoCompany = {
  id: quarry.company,
  name: 'Quarry Works',
  currency: 'USD',
  locksApproved: true,
  secondPairOfEyes: false,
  undoSeconds: 0,
  connection: sage300,
  projects: [
    { id: quarry.project, name: '26-001 Long Bridge' },
    { id: '61002', name: '26-002 Short Bridge' },
  ],
  people: [
    {
      ...{ id: 'olga', name: 'Olga Brandt', email: 'olga@quarry.example', role: 'Project manager', ...nobody },
      projects: [{ projectId: quarry.project, commitments: 'admin', granular: [] }],
    },
    {
      ...{ id: 'remi', name: 'Remi Faure', email: 'remi@quarry.example', role: 'Accounting approver' },
      ...{ erpIntegrations: 'standard', canPushToAccounting: true },
      projects: [{ projectId: quarry.project, commitments: 'read-only', granular: [] }],
    },
    {
      ...{ id: 'theo', name: 'Theo Lind', email: 'theo@quarry.example', role: 'Project engineer', ...nobody },
      projects: [
        { projectId: quarry.project, commitments: 'standard', granular: ['update-work-order-contract'] },
        { projectId: '61002', commitments: 'none', granular: [] },
      ],
    },
  ],
  contractCompanies: [
    { id: '71001', name: 'Granite Haulage', erpCode: 'V-1' },
    { id: '71002', name: 'Gravel Partners', erpCode: null },
  ],
  costCodes: [
    { code: '31-2300', name: 'Excavation', inErp: true },
    { code: '31-9900', name: 'Not in the ERP', inErp: false },
  ],
  costTypes: ['Labor', 'Material'],
  commitments: [
    {
      id: quarry.subcontract,
      projectId: quarry.project,
      kind: 'subcontract',
      number: 'SC-1',
      title: 'Excavation',
      contractCompanyId: '71001',
      status: 'Approved',
      startDate: '2026-03-02',
      completionDate: '2026-08-31',
      retainagePercent: 5,
      lines: linesOf(quarry.subcontract, [
        ['Cut', '31-2300', 'Labor', 125_000.5],
        ['Fill', '31-2300', 'Material', 90_000],
      ]),
      ...{ createdBy: 'olga', createdDays: 20 },
    },
    {
      id: quarry.order,
      projectId: quarry.project,
      kind: 'purchase-order',
      number: 'PO-1',
      title: 'Gravel',
      contractCompanyId: '71002',
      status: 'Draft',
      startDate: null,
      completionDate: '2026-05-01',
      retainagePercent: null,
      lines: linesOf(quarry.order, [['Gravel 16/32', '31-9900', 'Material', 1_200]]),
      ...{ createdBy: 'olga', createdDays: 10 },
    },
  ],
  scenario: [
    { commitment: quarry.subcontract, days: 3, by: 'olga', do: 'send' },
    {
      commitment: quarry.subcontract,
      days: 1,
      by: 'remi',
      do: 'reject',
      comment: 'Retainage is 10 % in the contract.',
    },
  ],
};
