import type { Host } from '../pages/page';

/** The document that the script runs in, as pages are given it. */
export const here: Host = {
  root: document,
  inside: (frame) => (frame instanceof HTMLIFrameElement ? frame.contentDocument : null),
  isDrawn: (element) => element.checkVisibility(),
};
