import type { CommitmentRef } from '@rebound/shared/commitment/page-url';
import type { CommitmentView, RejectionItem } from '@rebound/shared/commitment/view-schema';
import type { PagePause } from '@rebound/shared/page-health-schema';
import type { Me, Person, Session } from '@rebound/shared/permission/schema';
import type { RejectionCount } from '@rebound/shared/rejection/schema';
import { browser } from 'wxt/browser';
import type { Facts } from '../pages/page';
import type { SeenHistory } from '../pages/procore-change-history/seen-history';
import type { ErpMark } from '../pages/procore-commitment/erp-mark';
import type { Asked } from './asked';
import type { ChipText } from './chips';
import type { Command } from './commands';
import type { Connection } from './connection-test';
import type { Desktop } from './desktop';
import { Failed, type Fault } from './fault';
import type { MailSite } from './list-mail-sites';
import type { Mark } from './page-told';
import type { Place, Spot } from './place';
import type { SigningIn } from './procore-sign-in';
import type { Read } from './read';
import type { SiteHere } from './site-switch';
import type { Way } from './ways';

/** What a commitment's page in Procore says of it itself. */
export interface PageTold {
  place: CommitmentRef;
  mark: ErpMark | null;
  /** The words beside the mark. */
  words: string;
  /** For how long that mark has certainly stood there, on the page as Procore gave it; `null` where that is not known. */
  markMs: number | null;
  /** On the Change History tab alone; and for how long it has stood there just so. */
  history: (SeenHistory & { ageMs: number | null }) | null;
}

/** What the loader tells of the page, for the panel's frame. */
export interface PanelFacts extends Facts {
  page: string;
  /** Over the page, opened from a chip, and so closed again; else in the page's own flow. */
  floating: boolean;
}

type Request<Body, Answer> = { body: Body; answer: Answer };

/** What a content script may ask: it hands over what it saw, and learns no more than a chip needs. */
export interface HostRequests {
  'show-panel': Request<PanelFacts, { nonce: string }>;
  'look-up': Request<{ page: string; commitmentIds: string[] }, ChipText[]>;
  /** The script that reads lists, into the document that asks. */
  'bring-lists': Request<null, { brought: true }>;
  /** `later`: it is to be told again in a while. */
  'tell-page': Request<PageTold, { heard: 'now' | 'later' | 'never' }>;
  'report-miss': Request<{ page: string; shape: Record<string, number> }, null>;
}

/** What a page of the extension may ask. */
export interface OwnRequests {
  'claim-panel': Request<{ nonce: string }, PanelFacts | null>;
  'read-commitment': Request<{ id: string }, Read<CommitmentView>>;
  /** What the page says of it that the panel stands in. */
  'read-mark': Request<{ id: string }, Mark | null>;
  'read-rejections': Request<null, Read<RejectionItem[]>>;
  'read-count': Request<null, Read<RejectionCount>>;
  'read-commands': Request<null, Command[]>;
  'read-pauses': Request<null, PagePause[]>;
  'read-me': Request<null, Me>;
  'choose-summary': Request<{ wants: boolean }, null>;
  'mint-command': Request<Pick<Command, 'commitmentId' | 'verb' | 'version'>, Command>;
  follow: Request<{ commitmentId: string; following: boolean }, null>;
  'dismiss-command': Request<{ key: string }, null>;
  'look-at-place': Request<Spot, Place | null>;
  'ask-in-popup': Request<Asked, null>;
  'read-asked': Request<null, Asked | null>;
  'drop-asked': Request<null, null>;
  'read-session': Request<null, { apiUrl: string; person: Person | null; signedIn: boolean }>;
  'test-connection': Request<{ apiUrl: string }, Connection>;
  'keep-api-url': Request<{ apiUrl: string }, null>;
  'request-code': Request<{ email: string }, null>;
  'sign-in': Request<{ email: string; code: string }, Person>;
  'read-ways': Request<null, readonly Way[]>;
  'begin-procore-sign-in': Request<null, null>;
  'read-signing-in': Request<null, SigningIn | null>;
  'choose-company': Request<{ companyId: string }, null>;
  'drop-procore-sign-in': Request<null, null>;
  'disconnect-procore': Request<null, null>;
  'sign-out': Request<null, null>;
  'read-sessions': Request<null, Session[]>;
  'revoke-session': Request<{ id: string }, null>;
  'sign-out-everywhere': Request<null, null>;
  'open-options': Request<null, null>;
  'list-mail-sites': Request<null, MailSite[]>;
  'add-mail-sites': Request<{ sites: string[] }, null>;
  'remove-mail-sites': Request<{ sites: string[] }, null>;
  'read-site-here': Request<null, SiteHere | null>;
  'read-desktop': Request<null, Desktop>;
  'turn-desktop': Request<{ on: boolean }, null>;
  'turn-sites': Request<{ sites: string[]; on: boolean }, null>;
}

export type AnyRequests = HostRequests & OwnRequests;
export type Envelope = { type: string; body: unknown };
export type Answered<T> = { ok: true; value: T } | { ok: false; fault: Fault };

/** Asks the background. Throws `Failed` with the fault that the background met. */
export async function request<K extends keyof AnyRequests>(
  type: K,
  body: AnyRequests[K]['body'],
): Promise<AnyRequests[K]['answer']> {
  const answer: Answered<AnyRequests[K]['answer']> | undefined = await browser.runtime.sendMessage({ type, body });
  if (!answer) throw new Failed({ kind: 'unexpected', detail: `${type} was not answered` });
  if (!answer.ok) throw new Failed(answer.fault);
  return answer.value;
}
