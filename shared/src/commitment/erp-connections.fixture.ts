import type { ErpConnection } from './erp-connection';

const approved = { subcontract: ['Approved'], 'purchase-order': ['Approved'] } as const;

const demands: Omit<ErpConnection, 'name'> = {
  kinds: ['subcontract', 'purchase-order'],
  statuses: approved,
  number: {},
  title: {},
  startDateRequired: false,
  lines: { erpCostCode: 'one', costType: 'any' },
};

export const sage300: ErpConnection = {
  ...{ ...demands, name: 'Sage 300 CRE', number: { maxLength: 12 }, title: { maxLength: 30 } },
  statuses: { ...approved, subcontract: ['Approved', 'Complete'] },
  lines: { erpCostCode: 'all', costType: 'all' },
};

export const spectrum: ErpConnection = {
  ...{ ...demands, name: 'Spectrum', number: { maxLength: 10 }, title: { maxLength: 255 } },
  statuses: { ...approved, subcontract: ['Approved', 'Complete'] },
  lines: { erpCostCode: 'all', costType: 'same' },
};

export const vista: ErpConnection = {
  ...{ ...demands, name: 'Vista', number: { maxLength: 30, forbidden: '/\\' }, title: { maxLength: 60 } },
  statuses: { ...approved, subcontract: ['Approved', 'Complete'] },
};

export const intacct: ErpConnection = {
  ...{ ...demands, name: 'Sage Intacct', title: { maxLength: 35 }, startDateRequired: true },
};

export const quickbooksDesktop: ErpConnection = {
  ...{ ...demands, name: 'QuickBooks Desktop', number: { maxLength: 11, overflow: 'truncated' } },
  title: { maxLength: 255 },
};

export const netsuite: ErpConnection = { ...demands, name: 'NetSuite', kinds: [] };

export const undemanding: ErpConnection = {
  ...{ ...demands, name: 'MRI' },
  statuses: { subcontract: [], 'purchase-order': [] },
};
