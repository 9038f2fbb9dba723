import { type CommitmentRef, commitmentIn } from '@rebound/shared/commitment/page-url';
import { erpMarkIn } from '../pages/procore-commitment/erp-mark';
import { closedMoreIn, type ResendControl, resendControlIn, whyOff } from '../pages/procore-commitment/resend-control';
import { resendShape } from '../pages/procore-commitment/resend-shape';
import { here } from './here';
import { judgePage, type PageSays, type PressOutcome, pageSays } from './judge-page';
import { reportMiss } from './report-miss';

/** What was found of the control before it is pressed. */
export type Found =
  | { found: 'ready'; before: PageSays }
  | { found: 'off'; words: string | null }
  | { found: 'absent' }
  | { found: 'elsewhere' };

/** All that can be asked of the script that presses. Only the background can: nothing here listens to the page. */
export interface Presser {
  find(wanted: CommitmentRef, patienceMs: number): Promise<Found>;
  /** Presses once for each `key`, ever. */
  press(key: string, wanted: CommitmentRef): Promise<PressOutcome>;
  /** What the page shows of a press that was made here, or in the document before this one. */
  look(key: string, wanted: CommitmentRef, before: PageSays): Promise<PressOutcome>;
}

const everyMs = 150;
const menuMs = 1000;
const hoverMs = 700;
const watchedMs = 12_000;
const readableMs = 10_000;
/** Below the commitment stand things with a re-send of their own. */
const ownTab = /_contracts\/\d+(?:\/(?!edit)[a-z_]*)?\/?$/;

const outcomes = new Map<string, Promise<PressOutcome>>();

export const presser: Presser = {
  async find(wanted, patienceMs) {
    if (!isOn(wanted)) return { found: 'elsewhere' };
    const control = await within(patienceMs, () => resendControlIn(here) ?? undefined);
    const found = control ?? (await underMore());
    if (!found) return absent();
    return found.isOff ? { found: 'off', words: await reasonOf(found) } : { found: 'ready', before: pageSays(here) };
  },
  press(key, wanted) {
    const known = outcomes.get(key);
    if (known) return known;
    const control = isOn(wanted) ? resendControlIn(here) : null;
    if (!control || control.isOff) return Promise.resolve({ came: 'refused', words: control && whyOff(here, control) });
    const before = pageSays(here);
    const outcome = watched(before, watchedMs, false);
    outcomes.set(key, outcome);
    control.element.click();
    return outcome;
  },
  async look(key, wanted, before) {
    const known = outcomes.get(key);
    if (known) return known;
    if (!isOn(wanted)) return { came: 'unclear', words: null };
    await within(readableMs, () => (pageSays(here).control === 'absent' && !pageSays(here).words ? undefined : true));
    return watched(before, 2000, true);
  },
};

/** A page that says that it was sent offers no re-send, rightly; any other that does not may have changed. */
function absent(): Found {
  const mark = erpMarkIn(here);
  if (mark !== 'sent' && mark !== 'synced') reportMiss(resendShape, here);
  return { found: 'absent' };
}

function isOn(wanted: CommitmentRef): boolean {
  const place = ownTab.test(location.pathname) ? commitmentIn(location.pathname) : null;
  return place?.id === wanted.id && place.kind === wanted.kind && place.projectId === wanted.projectId;
}

/** Opens the rest of the actions, and leaves them open only where the control is among them. */
async function underMore(): Promise<ResendControl | null> {
  const button = closedMoreIn(here);
  if (!button) return null;
  button.click();
  const control = await within(menuMs, () => resendControlIn(here) ?? undefined);
  if (!control || control.isOff) queueMicrotask(() => button.click());
  return control ?? null;
}

/** The tooltip of a greyed control comes when the pointer does. */
async function reasonOf(control: ResendControl): Promise<string | null> {
  const known = whyOff(here, control);
  if (known) return known;
  const around = control.element.parentElement ?? control.element;
  for (const at of [around, control.element]) {
    for (const type of ['pointerover', 'pointerenter', 'mouseover', 'mouseenter', 'mousemove'])
      at.dispatchEvent(new MouseEvent(type, { bubbles: type.endsWith('over') || type.endsWith('move') }));
  }
  const words = await within(hoverMs, () => whyOff(here, control) ?? undefined);
  for (const at of [control.element, around])
    for (const type of ['pointerout', 'pointerleave', 'mouseout', 'mouseleave'])
      at.dispatchEvent(new MouseEvent(type, { bubbles: type.endsWith('out') }));
  return words ?? null;
}

/** Watches the page until it says what came of the press, or for `mostMs`. */
async function watched(before: PageSays, mostMs: number, isFresh: boolean): Promise<PressOutcome> {
  const started = performance.now();
  let agreed = 0;
  const outcome = await within(mostMs, () => {
    const judged = judgePage(before, pageSays(here), { isFresh, isOver: false });
    // A page that is being redrawn shows for a moment what it does not mean.
    agreed = judged?.came === 'unclear' || !judged ? 0 : agreed + 1;
    return judged && agreed > 1 && performance.now() - started > everyMs ? judged : undefined;
  });
  return outcome ?? judgePage(before, pageSays(here), { isFresh, isOver: true }) ?? { came: 'unclear', words: null };
}

async function within<T>(mostMs: number, look: () => T | undefined): Promise<T | undefined> {
  const until = performance.now() + mostMs;
  for (;;) {
    const found = look();
    if (found !== undefined || performance.now() > until) return found;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
