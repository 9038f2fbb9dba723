import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useClasses } from '../../classes';
import { refusalText } from '../../refusal-text';
import { give, problemText } from './command';
import { VoidDialog } from './void-dialog';

interface MoreMenuProps {
  view: CommitmentView;
  onChanged: (view: CommitmentView, title: string) => void;
  onRefused: (title: string, text: string) => void;
}

export function MoreMenu({ view, onChanged, onRefused }: MoreMenuProps) {
  const cx = useClasses();
  const around = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const [asking, setAsking] = useState(false);

  useEffect(() => {
    if (!open) return;
    const close = (event: Event) => {
      const inside = event.target instanceof Node && around.current?.contains(event.target);
      if (event instanceof KeyboardEvent ? event.key === 'Escape' : !inside) setOpen(false);
    };
    document.addEventListener('pointerdown', close);
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('keydown', close);
    };
  }, [open]);

  const choose = (act: () => void) => () => {
    setOpen(false);
    act();
  };
  const end = async () => {
    const answer = await give(view, 'void');
    setAsking(false);
    if (answer.ok) onChanged(answer.body, `${answer.body.commitment.number} was voided.`);
    else onRefused(answer.problem.title, problemText(answer.problem));
  };
  const { may, commitment } = view;
  return (
    <div class={cx('Menu')} ref={around}>
      <button
        class={cx('Button', 'ButtonIcon')}
        type="button"
        aria-label="More Options"
        aria-haspopup="menu"
        aria-expanded={open}
        data-qa="moreActions"
        onClick={() => setOpen(!open)}
      >
        <svg
          width="20"
          height="20"
          viewBox="0 0 24 24"
          fill="currentColor"
          aria-hidden="true"
          data-qa="ci-EllipsisVertical"
        >
          <path d="M12 4a2 2 0 1 1 0 4 2 2 0 0 1 0-4m0 6a2 2 0 1 1 0 4 2 2 0 0 1 0-4m0 6a2 2 0 1 1 0 4 2 2 0 0 1 0-4" />
        </svg>
      </button>
      {open && (
        <div class={cx('MenuList')} role="menu">
          <button class={cx('MenuItem')} type="button" role="menuitem" onClick={choose(() => print())}>
            Print
          </button>
          {commitment.kind === 'subcontract' && (
            <button
              class={cx('MenuItem')}
              type="button"
              role="menuitem"
              disabled={!may.void.may}
              title={may.void.may ? undefined : refusalText(may.void.refusal)}
              onClick={choose(() => setAsking(true))}
            >
              Void
            </button>
          )}
        </div>
      )}
      {asking && <VoidDialog number={commitment.number} onVoid={end} onClose={() => setAsking(false)} />}
    </div>
  );
}
