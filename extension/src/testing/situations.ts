import type { Sighting } from '../pages/page';

/** Everything that a webmail can show a notification in, or something like one. */
export const situations = [
  'list-only',
  'one-message',
  'thread',
  'old-view',
  'preview-pane',
  'own-window',
  'forwarded',
  'quoted',
  'reply-being-written',
  'clipped',
  'translated',
  'dark',
  'rewritten-links',
  'rewritten-names',
  'plain-text',
  'several-notifications',
  'look-alike',
  'two-ways-differ',
] as const;

export type Situation = (typeof situations)[number];

/** A saved page, and what there is to be seen on it. */
export interface Saved {
  situation?: Situation;
  page: string;
  url: string;
  /** Whether the address is one of the page's own; it is, unless said. */
  here?: boolean;
  /** Whether independent ways to the same element find different ones. */
  torn?: boolean;
  /** The page that has this one in a frame. */
  around?: { page: string; url: string };
  sees: { show: Sighting['show']; commitmentId: string; comment?: string; anchor: string | null }[];
}

/** A situation that cannot come about in this webmail, and why. */
export interface Never {
  situation: Situation;
  never: string;
}

export function isApplicable(entry: Saved | Never): entry is Saved {
  return !('never' in entry);
}
