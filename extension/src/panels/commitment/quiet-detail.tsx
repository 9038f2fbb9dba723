import type { ComponentChildren } from 'preact';
import { i18n } from '../../i18n';
import { NotReachedNote } from '../notification/not-reached-note';
import { ToldOfResend } from '../notification/told-of-resend';
import { Comment } from '../rejection/comment';
import { RetrieveButton } from '../resend/retrieve-button';
import type { Shown } from './known-commitment';

/** What there is to say under the state of a commitment with nothing to fix. */
export function QuietDetail({ view, command, mayAct }: Shown) {
  switch (view.commitment.erpState) {
    case 'awaiting':
      return (
        <Detail>
          <ToldOfResend view={view} />
          {mayAct && view.may.retrieve.may && view.upstream === 'ledger' && (
            <RetrieveButton view={view} command={command} />
          )}
        </Detail>
      );
    case 'accepted':
      return (
        <Detail>
          {i18n.t('detail.accepted', [view.erp])}
          <NotReachedNote view={view} />
        </Detail>
      );
    case 'exported':
      return <Detail>{i18n.t('detail.exported', [view.erp])}</Detail>;
    case 'export-failed':
      return (
        <Detail>
          {view.exportError && <Comment text={view.exportError} />}
          {i18n.t('detail.exportFailed')}
        </Detail>
      );
    case 'closed':
      return (
        <Detail>
          {i18n.t('detail.closed')}
          <NotReachedNote view={view} />
        </Detail>
      );
    default:
      return null;
  }
}

function Detail({ children }: { children: ComponentChildren }) {
  return <div class="detail muted">{children}</div>;
}
