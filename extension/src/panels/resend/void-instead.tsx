import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import { useId, useState } from 'preact/hooks';
import { i18n } from '../../i18n';
import { command as give } from './command';

/** The other end of a rejection: voiding the subcontract. Behind More, and asked once more, because it is not taken back. */
export function VoidInstead({ view, busy }: { view: CommitmentView; busy: boolean }) {
  const [open, setOpen] = useState(false);
  const area = useId();
  return (
    <>
      <button
        type="button"
        aria-label={i18n.t('panel.more')}
        aria-expanded={open}
        aria-controls={area}
        onClick={() => setOpen(!open)}
      >
        ⋯
      </button>
      <div id={area} class="more" hidden={!open}>
        <span>{i18n.t('command.voidMeans', [view.commitment.number])}</span>
        <button type="button" class="end" aria-disabled={busy} onClick={() => !busy && give('void', view)}>
          {i18n.t('command.void', [view.commitment.number])}
        </button>
        <button type="button" onClick={() => setOpen(false)}>
          {i18n.t('command.keep')}
        </button>
      </div>
    </>
  );
}
