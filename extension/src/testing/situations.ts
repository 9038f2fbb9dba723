import type { Sighting } from '../pages/page';
import type { SeenHistory } from '../pages/procore-change-history/seen-history';

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

/** Every form in which Procore shows a commitment, a list of them, a Change History or ERP Integrations. */
export const procoreSituations = [
  'detail',
  'tab',
  'edit-form',
  'intermediate',
  'legacy',
  'below-a-commitment',
  'still-loading',
  'zone',
  'sandbox-host',
  'federal',
  'en-gb',
  'en-au',
  'translated',
  'resend-on',
  'resend-off',
  'resend-under-more',
  'list',
  'list-scrolled',
  'list-without-erp-status',
  'list-reordered',
  'legacy-list',
  'history',
  'history-en-gb',
  'history-translated',
  'history-in-unknown-words',
  'history-reordered',
  'history-re-sent',
  'history-without-rejection',
  'history-empty',
  'history-of-something-else',
  'legacy-history',
  'erp-ready',
  'erp-failed',
  'erp-synced',
  'erp-empty',
  'erp-new-ui',
] as const;

export type ProcoreSituation = (typeof procoreSituations)[number];

/** A saved page, and what there is to be seen on it. */
export interface Saved {
  situation?: Situation | ProcoreSituation;
  page: string;
  url: string;
  /** Whether the address is one of the page's own; it is, unless said. */
  here?: boolean;
  /** Whether independent ways to the same element find different ones. */
  torn?: boolean;
  /** Whether it is recognised and cannot be read, which is reported. */
  unreadable?: boolean;
  /** The page that has this one in a frame. */
  around?: { page: string; url: string };
  sees: {
    show: Sighting['show'];
    commitmentId: string;
    comment?: string;
    anchor: string | null;
    history?: SeenHistory;
  }[];
}

/** A situation that cannot come about in this webmail, and why. */
export interface Never {
  situation: Situation;
  never: string;
}

export function isApplicable(entry: Saved | Never): entry is Saved {
  return !('never' in entry);
}
