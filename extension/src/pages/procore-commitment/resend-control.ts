import type { Host } from '../page';

/** Procore's own control for the re-send. */
export interface ResendControl {
  element: HTMLElement;
  /** Greyed out; only hovering over it says why. */
  isOff: boolean;
}

/** Whatever the language: the legacy UI names its button. */
export const named = '#resend_to_erp';
/** Where the new UI and the legacy UI keep what leads to the ERP; Send and Retrieve stand there too. */
export const candidates = [
  '[data-qa=headerActions] button',
  '[data-testid=erpButtonTooltipTrigger] button',
  '[data-qa=send_to_erp]',
  '.sidebar_actions a',
  '[role=menu] [role=menuitem]',
].join(', ');
export const more = '[data-qa=moreActions]';
const lead = /\berp\b/i;
/** Procore's English, and guesses at its other languages: a control that is none of these is never pressed. */
const again = /^re-?send\b|\berneut\b|^renvoyer\b|^reenviar\b|再|opnieuw|ponownie/i;
/** Where Procore says what came of a press. */
const notices = '[role=alert], [role=status], .alert, .flash, #alert_wrapper > *';
const longestWords = 500;

/** The control on the page of a commitment; `null` where it is not there, or not there yet. */
export function resendControlIn({ root, isDrawn }: Pick<Host, 'root' | 'isDrawn'>): ResendControl | null {
  const all = [...root.querySelectorAll<HTMLElement>(`${named}, ${candidates}`)].filter(isDrawn);
  const element = all.find((one) => one.matches(named)) ?? all.find((one) => saysResend(wordsOf(one)));
  return element ? { element, isOff: isOff(element) } : null;
}

/** The button that opens the rest of the actions, closed. */
export function closedMoreIn({ root, isDrawn }: Pick<Host, 'root' | 'isDrawn'>): HTMLElement | null {
  const button = root.querySelector<HTMLElement>(more);
  return button && isDrawn(button) && button.getAttribute('aria-expanded') !== 'true' ? button : null;
}

/** Why a greyed control is off, in the page's own words, as far as the page has them already. */
export function whyOff({ root }: Pick<Host, 'root'>, { element }: ResendControl): string | null {
  const around = element.closest('[data-testid=erpButtonTooltipTrigger]') ?? element;
  const ids = [element, around].flatMap((one) => one.getAttribute('aria-describedby')?.split(/\s+/) ?? []);
  const described = [...root.querySelectorAll('[id]')]
    .filter(({ id }) => ids.includes(id))
    .map((one) => one.textContent);
  const written = ['title', 'data-powertip', 'data-original-title'].flatMap((name) => [
    element.getAttribute(name),
    around.getAttribute(name),
  ]);
  const shown = root.querySelector('[role=tooltip], #powerTip')?.textContent;
  return worded([...described, ...written, shown].find((text) => text?.trim()));
}

/** What the page says of itself, by element: a redrawn notice is a new one. */
export function noticesIn({ root, isDrawn }: Pick<Host, 'root' | 'isDrawn'>): { isAlert: boolean; words: string }[] {
  return [...root.querySelectorAll(notices)].filter(isDrawn).flatMap((one) => {
    const words = worded(one.textContent);
    return words ? [{ isAlert: one.matches('[role=alert], .alert-danger, .error'), words }] : [];
  });
}

function saysResend(words: string): boolean {
  return lead.test(words) && again.test(words);
}

function isOff(element: HTMLElement): boolean {
  return (
    element.hasAttribute('disabled') ||
    element.getAttribute('aria-disabled') === 'true' ||
    element.classList.contains('disabled')
  );
}

function wordsOf(element: Element): string {
  return element.textContent?.replace(/\s+/g, ' ').trim() ?? '';
}

function worded(text: string | null | undefined): string | null {
  return text?.replace(/\s+/g, ' ').trim().slice(0, longestWords) || null;
}
