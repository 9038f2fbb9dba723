import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import { useId, useState } from 'preact/hooks';
import { i18n } from '../../i18n';
import { Around } from '../ui/typed';
import { usePress } from './use-press';

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
        {open && <VoidOrKeep view={view} busy={busy} keep={() => setOpen(false)} />}
      </div>
    </>
  );
}

function VoidOrKeep({ view, busy, keep }: { view: CommitmentView; busy: boolean; keep: () => void }) {
  const press = usePress({ verb: 'void', commitment: view.commitment, ready: !busy });
  const { number } = view.commitment;
  return (
    <>
      <span>
        <Around text={number} say={(it) => i18n.t('command.voidMeans', [it])} />
      </span>
      <button {...press.button} class="end">
        <span>
          <Around text={number} say={(it) => i18n.t('command.void', [it])} />
        </span>
      </button>
      <button type="button" onClick={keep}>
        {i18n.t('command.keep')}
      </button>
      {press.note}
    </>
  );
}
