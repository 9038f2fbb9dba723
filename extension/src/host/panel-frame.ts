import { browser } from 'wxt/browser';
import type { PanelFacts } from '../background/messages';
import { askBackground } from './ask-background';
import { keepPresses } from './keep-presses';
import type { Mount } from './mount';
import type { Theme } from './theme';
import { word } from './words';

/** What the frame says to the page it stands in. No text of a commitment passes here: the page can listen. */
export type FrameSays = { rebound: 'height'; height: number } | { rebound: 'unclaimed' } | { rebound: 'close' };

/** What the page may say to the frame. */
export type FrameHears = { theme: Theme };

// On an element inside the root: the host's own style sheet reaches the outer one, and a reset would undo it.
const style = `
div { box-sizing: border-box; max-width: 760px; margin: 0 var(--side, auto); padding: var(--above, 12px) var(--indent, 16px); }
div.empty { padding-block: 0; }
iframe { display: block; width: 100%; height: 46px; border: 0; background: transparent; }
@media print { div { display: none; } }`;
const mostNonces = 20;

/**
 * The panel: a page of the extension in a frame in a closed root, so that the host's scripts see neither its text nor
 * the keys typed in it.
 */
export function panelFrame(facts: PanelFacts, ended: AbortSignal, close?: () => void): Required<Mount> {
  const left = new AbortController();
  const element = document.createElement('rebound-panel');
  const room = document.createElement('div');
  const frame = document.createElement('iframe');
  // Not its title: that would show under the pointer.
  frame.ariaLabel = word('panel_title');
  const sheet = document.createElement('style');
  sheet.textContent = style;
  room.append(frame);
  room.hidden = true;
  element.style.cssText = 'all: initial; display: block';
  element.attachShadow({ mode: 'closed' }).append(sheet, room);
  keepPresses(element);
  let nonces = 0;
  let theme: Theme = 'light';

  async function load() {
    if (nonces++ > mostNonces) return;
    const claim = await askBackground('show-panel', facts);
    if (!claim) return;
    room.hidden = false;
    frame.src = `${browser.runtime.getURL('/panel.html')}?${theme}#${claim.nonce}`;
  }

  addEventListener(
    'message',
    ({ source, data }: MessageEvent<FrameSays>) => {
      if (!source || source !== frame.contentWindow) return;
      if (data.rebound === 'unclaimed') void load();
      if (data.rebound === 'close') close?.();
      if (data.rebound !== 'height' || !Number.isFinite(data.height)) return;
      frame.style.height = `${data.height}px`;
      room.classList.toggle('empty', data.height === 0);
    },
    { signal: AbortSignal.any([ended, left.signal]) },
  );
  return {
    element,
    entered: () => void load(),
    left: () => left.abort(),
    themed(wanted) {
      theme = wanted;
      frame.style.colorScheme = theme;
      const hears: FrameHears = { theme };
      if (frame.src) frame.contentWindow?.postMessage(hears, new URL(frame.src).origin);
    },
  };
}
