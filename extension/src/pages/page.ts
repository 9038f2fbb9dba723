import type { CommitmentRef } from '@rebound/shared/commitment/page-url';
import type { SeenHistory } from './procore-change-history/seen-history';
import type { RejectionMail } from './rejection-mail';

/** What a page or a mail says of one commitment: what to ask the API about. A hint, never shown as fact. */
export interface Facts {
  commitmentId: string;
  /** Where the page's address, or a link on it, says that the commitment is; a mail's own link says it in `mail`. */
  place: CommitmentRef | null;
  /** What a mail claims, where the page is a mail. */
  mail: RejectionMail | null;
}

/** Where our node goes: beside or inside an element of the host. */
export interface Anchor {
  at: Element;
  where: InsertPosition;
  /** An element whose left edge ours should have, where the place itself has no margin. */
  alignedTo?: Element | null;
}

/** One commitment seen on the page, and the place for what we show of it; no place, nothing shown. */
export interface Sighting {
  /** `nothing` where another adapter's panel stands on the page already, and this one has only read. */
  show: 'panel' | 'chip' | 'nothing';
  facts: Facts;
  anchor: Anchor | null;
  /** The rejections that a Change History tab shows. */
  history?: SeenHistory;
}

/** Finds elements by the names that the page gave its selectors, in the whole document or inside `within`. */
export interface Finder<Name extends string> {
  (name: Name, within?: ParentNode): Element | null;
  all(name: Name, within?: ParentNode): Element[];
  /** The document in a frame of the host, or `null` where it may not be read. */
  inside(frame: Element): Document | null;
}

/** The host's document, passed in, so that a page runs in any test. */
export interface Host {
  root: ParentNode;
  inside(frame: Element): Document | null;
  /** Whether it has a place on the screen, scrolled into view or not. */
  isDrawn(element: Element): boolean;
}

interface Declaration<Name extends string> {
  id: string;
  isHere(url: URL): boolean;
  selectors: Record<Name, string>;
  /** The narrowest part of the page whose changes matter; the body where it is missing. */
  watch: NoInfer<Name>;
  /** Attributes whose change can mean another commitment, besides elements that come and go. */
  watchAttributes?: readonly string[];
  read(find: Finder<Name>, url: URL): Sighting[];
}

/** One kind of page of somebody else's: how it is recognised, and what it says. No browser API, no `location`. */
export interface Page {
  id: string;
  watchAttributes: readonly string[];
  isHere(url: URL): boolean;
  watched(host: Host): Element | null;
  read(host: Host, url: URL): Sighting[];
  /** How much each selector finds, by its name: the shape of a page that could not be read, without any of its text. */
  shape(host: Host): Record<string, number>;
  /** Whether ways to the same element, independent of each other, now find different ones. */
  isTorn?(host: Host): boolean;
}

export function definePage<Name extends string>(declaration: Declaration<Name>): Page {
  const { id, isHere, selectors, watch, watchAttributes = [], read } = declaration;
  const finder = (host: Host): Finder<Name> =>
    Object.assign((name: Name, within = host.root) => within.querySelector(selectors[name]), {
      all: (name: Name, within = host.root) => [...within.querySelectorAll(selectors[name])],
      inside: host.inside,
    });
  const names = Object.keys(selectors) as Name[];
  return {
    id,
    isHere,
    watchAttributes,
    watched: (host) => finder(host)(watch),
    read: (host, url) => read(finder(host), url),
    shape: (host) => Object.fromEntries(names.map((name) => [name, finder(host).all(name).length])),
  };
}
