import { dark, light } from '../panels/ui/chip-colours';
import { keepPresses } from './keep-presses';
import type { Mount } from './mount';
import { word } from './words';

const style = `
button { all: unset; box-sizing: border-box; display: inline-block; margin-inline-end: 8px; height: 20px; padding: 0 8px; border-radius: 10px;
  font: 600 12px/20px system-ui, "Segoe UI", Roboto, "Liberation Sans", sans-serif; white-space: nowrap; cursor: pointer;
  background: light-dark(${light.ground}, ${dark.ground}); color: light-dark(${light.text}, ${dark.text}); }
button:hover { text-decoration: underline; text-underline-offset: 2px; }
button:focus-visible { outline: 2px solid light-dark(${light.focus}, ${dark.focus}); outline-offset: 1px; }
@media print { button { display: none; } }`;

export interface Chip extends Mount {
  setText(text: string): void;
}

/** A small neutral button in the host's page: a word and an age, never what accounting wrote. */
export function chip(signal: AbortSignal, pressed: (from: HTMLElement) => void): Chip {
  const element = document.createElement('rebound-chip');
  const button = document.createElement('button');
  const sheet = document.createElement('style');
  sheet.textContent = style;
  element.style.cssText = 'all: initial; display: inline-block; vertical-align: middle';
  button.type = 'button';
  element.attachShadow({ mode: 'closed' }).append(sheet, button);
  button.addEventListener('click', () => pressed(button), { signal });
  keepPresses(element);
  return {
    element,
    setText(text) {
      if (button.textContent === text) return;
      button.textContent = text;
      button.setAttribute('aria-label', `${text}. ${word('chip_label')}`);
    },
  };
}
