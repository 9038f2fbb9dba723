import type { Person } from '@rebound/shared/permission/schema';
import { i18n } from '../../i18n';
import { namesOf } from '../ui/people';

/** Who a re-send mails, before it is clicked: the number at a glance, the names on demand. */
export function WhoIsMailed({ approvers, id }: { approvers: readonly Person[]; id: string }) {
  if (!approvers.length) {
    return (
      <span class="muted foot-note" id={id}>
        {i18n.t('told.nobody')}
      </span>
    );
  }
  return (
    <details class="muted foot-note" id={id} title={namesOf(approvers)}>
      <summary>{i18n.t('told.willBeMailed', approvers.length, [approvers.length])}</summary>
      {namesOf(approvers)}
    </details>
  );
}
