import type { PanelFacts } from '../background/messages';
import { panelFrame } from './panel-frame';
import { type Theme, themeAt } from './theme';
import { word } from './words';

const style = `
section { border-radius: 12px; max-height: inherit; overflow: auto;
  background: light-dark(#fff, #1d1f23); box-shadow: 0 8px 32px rgb(0 0 0 / .28); }
button { all: unset; display: block; margin: 4px 4px 0 auto; width: 28px; height: 28px; border-radius: 6px;
  font: 18px/28px system-ui, sans-serif; text-align: center; cursor: pointer; color: light-dark(#59636e, #a5adb8); }
button:hover { background: light-dark(#f6f7f8, #26292e); }
button:focus-visible { outline: 2px solid light-dark(#1a73e8, #8ab4f8); outline-offset: -2px; }
@media print { section { display: none; } }`;
const width = 560;
const gap = 16;

let closeOpen: (() => void) | null = null;

/** Opens one commitment's panel over the page, under `from`; Escape, a press elsewhere or Close ends it and returns the focus. */
export function floatPanel(facts: PanelFacts, from: HTMLElement, ended: AbortSignal): void {
  closeOpen?.();
  const open = new AbortController();
  const { signal } = open;
  const element = document.createElement('rebound-panel');
  const section = document.createElement('section');
  const button = document.createElement('button');
  const sheet = document.createElement('style');
  const panel = panelFrame(facts, signal, close);

  sheet.textContent = style;
  section.setAttribute('role', 'dialog');
  section.setAttribute('aria-label', word('panel_title'));
  button.type = 'button';
  button.textContent = '×';
  button.setAttribute('aria-label', word('panel_close'));
  button.addEventListener('click', close);
  // Beside the frame: over it, the button would hide it from what tells whether it is in plain sight.
  section.append(button, panel.element);
  element.attachShadow({ mode: 'closed' }).append(sheet, section);
  const theme = themeAt(document.body);
  panel.themed(theme);
  place(element, from.getBoundingClientRect(), theme);

  // Top of everything, whatever z-index the host uses.
  element.popover = 'manual';
  document.body.append(element);
  element.showPopover();
  panel.entered();
  button.focus();

  closeOpen = close;
  ended.addEventListener('abort', close, { signal });
  document.addEventListener('keydown', (event) => event.key === 'Escape' && close(), { signal, capture: true });
  document.addEventListener('pointerdown', (event) => event.target !== element && close(), { signal, capture: true });

  function close() {
    open.abort();
    panel.left();
    element.remove();
    closeOpen = null;
    from.focus();
  }
}

function place(element: HTMLElement, from: DOMRect, theme: Theme): void {
  const wide = Math.min(width, innerWidth - 2 * gap);
  const left = Math.max(gap, Math.min(from.left, innerWidth - wide - gap));
  const top = Math.max(gap, Math.min(from.bottom + 8, innerHeight / 2));
  element.style.cssText = 'all: initial; position: fixed; inset: auto; overflow: visible; --above: 0; --indent: 0';
  Object.assign(element.style, {
    colorScheme: theme,
    left: `${left}px`,
    top: `${top}px`,
    width: `${wide}px`,
    maxHeight: `${innerHeight - top - gap}px`,
  });
}
