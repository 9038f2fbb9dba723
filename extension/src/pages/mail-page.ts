import { messageIn, written } from './message-text';
import type { Host, Page, Sighting } from './page';
import { rejectionMailIn } from './rejection-mail';

interface Webmail {
  id: string;
  isHere(url: URL): boolean;
  /** The narrowest part of the page that messages open in; the body where it is missing. */
  watch: string;
  /** Attributes by which messages are shown and hidden, besides elements that come and go. */
  watchAttributes?: readonly string[];
  /** What says the subject of the messages after it. */
  subject: string;
  /** Ways to the body of every open message, or to the frame it is in; each finds it without the other's names. */
  body: readonly [string, string];
  /** Whether a body is the one that the address names, where the address can be ahead of the view. */
  isOf?(body: Element, url: URL): boolean;
}

/** A webmail: above the body of each open message that notifies of a rejection, a panel. */
export function defineMailPage(webmail: Webmail): Page {
  const { id, isHere, watch, watchAttributes = [], subject, body, isOf = () => true } = webmail;
  const bodiesIn = (host: Host) => body.map((way) => drawn(host, way));
  return {
    id,
    isHere,
    watchAttributes,
    watched: ({ root }) => root.querySelector(watch),
    read(host, url) {
      const subjects = drawn(host, subject);
      const bodies = bodiesIn(host).find(({ length }) => length) ?? [];
      return bodies.flatMap((one) => {
        if (!isOf(one, url)) return [];
        const before = subjects.findLast((other) => isBefore(other, one));
        return panelAbove(one, host.inside(one)?.body ?? one, before?.textContent ?? '');
      });
    },
    shape: ({ root }) => {
      const count = (way: string) => root.querySelectorAll(way).length;
      return { watch: count(watch), subject: count(subject), body: count(body[0]), otherBody: count(body[1]) };
    },
    isTorn(host) {
      const [one = [], other = []] = bodiesIn(host);
      return !isMatched(one, other) || !isMatched(other, one);
    },
  };
}

/** The panel for the message in `body`, above the element `at`, if it notifies of a rejection. */
export function panelAbove(at: Element, body: Element, subject: string): Sighting[] {
  const mail = rejectionMailIn(messageIn(subject, body));
  if (!mail) return [];
  const facts = { commitmentId: mail.commitment.id, place: null, mail };
  // A frame has its margin inside.
  const alignedTo = at === body ? at : null;
  return [{ show: 'panel', facts, anchor: { at, where: 'beforebegin', alignedTo } }];
}

/** Webmails keep old views in the tree, hidden. */
function drawn(host: Host, selector: string): Element[] {
  return [...host.root.querySelectorAll(selector)].filter((one) => host.isDrawn(one) && !one.closest(written));
}

function isMatched(some: readonly Element[], others: readonly Element[]): boolean {
  return some.every((one) => others.some((other) => one.contains(other) || other.contains(one)));
}

function isBefore(one: Element, other: Element): boolean {
  return (one.compareDocumentPosition(other) & one.DOCUMENT_POSITION_FOLLOWING) !== 0;
}
