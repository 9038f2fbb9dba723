import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Command } from '../../background/commands';
import { i18n } from '../../i18n';
import { command as give } from './command';

/** In a list it stands where Re-send stood: the second click of a double click must not take back what the first one did. */
const doubleClickMs = 500;

/** The first seconds after a re-send: who will be mailed and when, and the way back for whoever clicked. */
export function HeldResend({
  view,
  seconds,
  command,
}: {
  view: CommitmentView;
  seconds: number;
  command: Command | undefined;
}) {
  return (
    <>
      {/* Said once as the panel's state; the ticking is for the eye. */}
      <span class="muted" aria-hidden="true">
        {heldText(view, seconds)}
      </span>
      {view.may.undo.may && <UndoButton view={view} command={command} />}
      <TimeLeft view={view} />
    </>
  );
}

/**
 * Takes the re-send back. Not judged as other presses are: it sends nothing, it has little time, and it is the answer to
 * a press that a page has brought about. When its time is over while it has the focus, that goes to the state.
 */
export function UndoButton({ view, command }: { view: CommitmentView; command: Command | undefined }) {
  const button = useRef<HTMLButtonElement>(null);
  const [isSettled, setIsSettled] = useState(false);
  const busy = command?.state === 'waiting';
  useEffect(() => {
    const timer = setTimeout(() => setIsSettled(true), doubleClickMs);
    return () => clearTimeout(timer);
  }, []);
  useLayoutEffect(() => {
    const own = button.current;
    return () => {
      if (own?.ownerDocument.activeElement === own) own?.closest('article')?.querySelector('h2')?.focus();
    };
  }, []);
  const isReady = isSettled && !busy;
  return (
    <button
      ref={button}
      type="button"
      class="end"
      aria-disabled={!isReady}
      onClick={() => isReady && give('undo', view)}
    >
      {busy && command.verb === 'undo' ? i18n.t('command.undoing') : i18n.t('command.undo')}
    </button>
  );
}

/** The same as the number, as a line that runs out. */
function TimeLeft({ view }: { view: CommitmentView }) {
  const [timing] = useState(() => {
    const whole = wholeMs(view);
    return { animationDuration: `${whole}ms`, animationDelay: `${(view.undo?.leftMs ?? 0) - whole}ms` };
  });
  return <span class="time-left" style={timing} aria-hidden="true" />;
}

/** The whole hold in words, for who cannot see it run out; the same as long as it lasts. */
export function holdText(view: CommitmentView): string {
  return heldText(view, Math.round(wholeMs(view) / 1000));
}

/** Who is mailed, and in how many seconds. */
export function heldText({ told }: CommitmentView, seconds: number): string {
  const { length } = told.filter(({ event, state }) => event === 'resent' && state === 'waiting');
  return length ? i18n.t('told.mailedIn', length, [length, seconds]) : i18n.t('told.nobody');
}

function wholeMs({ undo, commitment: { sentAt } }: CommitmentView): number {
  return undo && sentAt ? Date.parse(undo.until) - Date.parse(sentAt) : 0;
}
