import type { ErpState } from '@rebound/shared/commitment/erp-state';
import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import { i18n } from '../../i18n';
import type { ErpMark } from '../../pages/procore-commitment/erp-mark';
import { ShowReason } from '../rejection/show-reason';
import { useMark } from '../ui/reads';
import { Around } from '../ui/typed';
import { stateText } from './state-text';

/** The states of our record that a mark of Procore's page goes with. */
const goesWith: Record<ErpMark, readonly ErpState[]> = {
  returned: ['rejected', 'retrieved'],
  sent: ['awaiting', 'accepted', 'export-failed'],
  synced: ['exported'],
};

/** What Procore's own page says of the commitment where our record does not know it, or says otherwise. */
export function PageNote({ view }: { view: CommitmentView }) {
  const { erpState } = view.commitment;
  const shown = useMark(view.commitment.id, true).data;
  const mark = shown?.mark;
  if (!shown || !mark || erpState === 'closed') return null;
  const isOpen = view.rejections.some(({ outcome }) => outcome === 'open');
  if (mark === 'returned' && (!view.erpKnown || (erpState === 'rejected' && !isOpen))) {
    return (
      <div class="note" role="note">
        <span>
          <b>{i18n.t('procore.reasonUnknown')}.</b> {i18n.t('procore.yellow')}
        </span>
        <ShowReason view={view} />
      </div>
    );
  }
  // Of what it has no evidence of, our record says nothing.
  if (!view.erpKnown || goesWith[mark].includes(erpState)) return null;
  return (
    <div class="note" role="note">
      <span>
        <Around text={shown.words || markText(mark)} say={(it) => i18n.t('procore.differs', [it])} />{' '}
        {i18n.t('procore.recordSays', [stateText(erpState)])} {isOpen && i18n.t('procore.settle')}
      </span>
      <ShowReason view={view} words={isOpen ? i18n.t('procore.openHistory') : undefined} />
    </div>
  );
}

/** What a mark says, in our words. */
export function markText(mark: ErpMark): string {
  switch (mark) {
    case 'returned':
      return i18n.t('procore.returned');
    case 'sent':
      return i18n.t('procore.sent');
    case 'synced':
      return i18n.t('procore.synced');
  }
}
