import type { ErpState } from '@rebound/shared/commitment/erp-state';

export interface ErpTab {
  path: 'ready_to_export' | 'failed' | 'synced';
  text: string;
  heading: (erp: string) => string;
  states: readonly ErpState[];
}

/** The three lists of the ERP Integrations tool, and the ERP states that each one holds. */
export const erpTabs: readonly [ErpTab, ...ErpTab[]] = [
  {
    path: 'ready_to_export',
    text: 'Ready To Export',
    heading: (erp) => `Ready to be Exported to ${erp}`,
    states: ['awaiting', 'accepted'],
  },
  {
    path: 'failed',
    text: 'Failed To Export',
    heading: (erp) => `Failed to Export to ${erp}`,
    states: ['export-failed'],
  },
  { path: 'synced', text: 'Synced', heading: (erp) => `Synced with ${erp}`, states: ['exported'] },
];
