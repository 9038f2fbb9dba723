import type { Kind } from '@rebound/shared/commitment/kind';

/** Procore's names of the two kinds: of their collection in v1.0, of one in a body, and in v2.0. */
export const kindNames = {
  subcontract: { path: 'work_order_contracts', key: 'work_order_contract', type: 'WorkOrderContract' },
  'purchase-order': { path: 'purchase_order_contracts', key: 'purchase_order_contract', type: 'PurchaseOrderContract' },
} as const satisfies Record<Kind, object>;

export function contractPath(kind: Kind, id: string): string {
  return `/rest/v1.0/${kindNames[kind].path}/${encodeURIComponent(id)}`;
}
