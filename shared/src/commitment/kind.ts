/** Procore's two kinds of commitment; its API calls a subcontract a work order contract. */
export const kinds = ['subcontract', 'purchase-order'] as const;
export type Kind = (typeof kinds)[number];

/** The commitment's own status, a field apart from its ERP state. Purchase orders have no Void. */
export const statuses = {
  subcontract: ['Draft', 'Out For Bid', 'Out For Signature', 'Approved', 'Complete', 'Terminated', 'Void'],
  'purchase-order': ['Draft', 'Processing', 'Submitted', 'Partially Received', 'Received', 'Approved', 'Closed'],
} as const satisfies Record<Kind, readonly string[]>;

export type Status = (typeof statuses)[Kind][number];

export function isStatusOf(kind: Kind, status: string): status is Status {
  return (statuses[kind] as readonly string[]).includes(status);
}
