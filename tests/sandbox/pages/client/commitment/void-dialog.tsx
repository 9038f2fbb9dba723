import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useClasses } from '../../classes';

interface VoidDialogProps {
  number: string;
  onVoid: () => Promise<void>;
  onClose: () => void;
}

export function VoidDialog({ number, onVoid, onClose }: VoidDialogProps) {
  const cx = useClasses();
  const dialog = useRef<HTMLDialogElement>(null);
  const [busy, setBusy] = useState(false);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const confirm = () => {
    setBusy(true);
    void onVoid();
  };
  return (
    <dialog class={cx('Dialog')} ref={dialog} aria-labelledby="void-title" onClose={onClose}>
      <h2 class={cx('DialogTitle')} id="void-title">
        Void {number}?
      </h2>
      <p class={cx('DialogText')}>It leaves the way to accounting for good. An open rejection is closed with it.</p>
      <div class={cx('DialogActions')}>
        <button class={cx('Button')} type="button" onClick={onClose}>
          Cancel
        </button>
        <button class={cx('Button', 'ButtonDanger')} type="button" disabled={busy} onClick={confirm}>
          Void Commitment
        </button>
      </div>
    </dialog>
  );
}
