import type { ErpState } from '@rebound/shared/commitment/erp-state';
import { i18n } from '../../i18n';

/** The ERP state of a commitment, as people here say it. */
export function stateText(state: ErpState): string {
  switch (state) {
    case 'not-sent':
      return i18n.t('state.notSent');
    case 'awaiting':
      return i18n.t('state.awaiting');
    case 'rejected':
      return i18n.t('state.rejected');
    case 'retrieved':
      return i18n.t('state.retrieved');
    case 'accepted':
      return i18n.t('state.accepted');
    case 'exported':
      return i18n.t('state.exported');
    case 'export-failed':
      return i18n.t('state.exportFailed');
    case 'closed':
      return i18n.t('state.closed');
  }
}
