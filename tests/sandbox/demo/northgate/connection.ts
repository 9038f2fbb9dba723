import type { ErpConnection } from '@rebound/shared/commitment/erp-connection';

export const sage300: ErpConnection = {
  name: 'Sage 300 CRE',
  kinds: ['subcontract', 'purchase-order'],
  statuses: { subcontract: ['Approved', 'Complete'], 'purchase-order': ['Approved'] },
  number: { maxLength: 12, overflow: 'refused' },
  title: { maxLength: 30, overflow: 'refused' },
  startDateRequired: false,
  lines: { erpCostCode: 'all', costType: 'all' },
};
