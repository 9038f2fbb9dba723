import type { Host } from '../pages/page';
import { type ErpMark, erpMarkIn, erpWordsIn } from '../pages/procore-commitment/erp-mark';
import { noticesIn, resendControlIn } from '../pages/procore-commitment/resend-control';

/** Everything on a commitment's page that can say what became of a re-send. */
export interface PageSays {
  mark: ErpMark | null;
  /** The words beside the mark. */
  words: string;
  control: 'on' | 'off' | 'absent';
  alerts: string[];
  notices: string[];
}

/** What came of pressing Procore's own button, with what the page said, in its own words. */
export interface PressOutcome {
  came: 'done' | 'refused' | 'unclear';
  words: string | null;
}

export function pageSays(host: Host): PageSays {
  const control = resendControlIn(host);
  const notices = noticesIn(host);
  return {
    mark: erpMarkIn(host),
    words: erpWordsIn(host),
    control: control ? (control.isOff ? 'off' : 'on') : 'absent',
    alerts: notices.filter(({ isAlert }) => isAlert).map(({ words }) => words),
    notices: notices.filter(({ isAlert }) => !isAlert).map(({ words }) => words),
  };
}

/**
 * What the page `now` says of a press that was made when it said `before`; `null` while that may still come. `isFresh`: the
 * document is another one than was pressed in, so whatever it offers was offered after the press. `isOver`: nothing more
 * is waited for. Only what two parts of the page agree on is called done.
 */
export function judgePage(
  before: PageSays,
  now: PageSays,
  { isFresh, isOver }: { isFresh: boolean; isOver: boolean },
): PressOutcome | null {
  const alerts = isFresh || isOver ? now.alerts : now.alerts.filter((words) => !before.alerts.includes(words));
  const notices = isFresh ? now.notices : now.notices.filter((words) => !before.notices.includes(words));
  const notice = notices.at(-1) ?? null;
  const isTaken = now.mark === 'sent' || now.mark === 'synced';
  const hasMoved = now.mark !== 'returned' && now.words !== '' && now.words !== before.words;

  if (isTaken && before.mark !== now.mark) return { came: 'done', words: notice };
  if (now.control === 'absent' && (hasMoved || notice) && !alerts.length) return { came: 'done', words: notice };
  if (now.control !== 'absent' && alerts.length) return { came: 'refused', words: alerts.at(-1) ?? null };
  if (now.control === 'on' && isFresh && isOver) return { came: 'refused', words: null };
  return isOver ? { came: 'unclear', words: alerts.at(-1) ?? notice } : null;
}
