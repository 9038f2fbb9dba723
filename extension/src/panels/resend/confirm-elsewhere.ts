import { browser } from 'wxt/browser';
import type { Asked } from '../../background/asked';
import { request } from '../../background/messages';

/** Takes a press to the popup, over which no page has power, and opens it where the browser lets us. */
export function confirmElsewhere(asked: Asked): void {
  void request('ask-in-popup', asked);
  // In the same turn as the press: Firefox opens it for what a person did, and for nothing else.
  browser.action
    .openPopup?.()
    .catch((error: unknown) => console.info('Rebound: the popup must be opened by hand', error));
}
