import type { Anchor, Sighting } from '../pages/page';
import { type Theme, themeAt } from './theme';

/** One element of ours in the host's page. */
export interface Mount {
  element: HTMLElement;
  /** Called when it has been put into the page, also when the host had thrown it out. */
  entered?(): void;
  /** Called with the ground it stands on, first and when that changes. */
  themed?(theme: Theme): void;
  /** Called when it is not wanted any more. */
  left?(): void;
}

type Seen = Pick<Sighting, 'facts' | 'anchor'>;

/** A host that keeps throwing our element out is left alone after this many times. */
const mostEntries = 100;

/** Of `compareDocumentPosition`. */
const preceding = 2;
const following = 4;

/** Keeps one mount for each sighting: the one that stands, or a new one, or none where there is no place. */
export function mounts<M extends Mount>(create: (sighting: Seen) => M) {
  const standing = new Map<string, { mount: M; entries: number }>();
  return {
    show(sightings: readonly Seen[], update?: (mount: M, sighting: Seen) => void) {
      const keys = keysOf(sightings);
      for (const [key, { mount }] of standing) {
        if (keys.includes(key)) continue;
        mount.element.remove();
        mount.left?.();
        standing.delete(key);
      }
      for (const [index, sighting] of sightings.entries()) {
        const { anchor } = sighting;
        const key = keys[index];
        if (!anchor || !key) continue;
        const stand = standing.get(key) ?? { mount: create(sighting), entries: 0 };
        const { mount } = stand;
        standing.set(key, stand);
        dress(mount, themeAt(around(anchor) ?? anchor.at));
        update?.(mount, sighting);
        if (stands(mount.element, anchor) || stand.entries++ > mostEntries) continue;
        enter(mount, anchor);
      }
    },
  };
}

/** The same for the same sighting as before, whatever the host redrew meanwhile; two mails may well say the same. */
function keysOf(sightings: readonly Seen[]): string[] {
  const all = sightings.map(({ facts }) => JSON.stringify(facts));
  return all.map((key, index) => key + all.indexOf(key, index + 1));
}

/** The element that ours is, or will be, a child of. */
function around({ at, where }: Anchor): Element | null {
  return where === 'afterend' || where === 'beforebegin' ? at.parentElement : at;
}

function stands(element: HTMLElement, anchor: Anchor): boolean {
  if (element.parentElement !== around(anchor)) return false;
  // For a place inside its anchor both are set: it follows what it is contained by.
  const wanted = anchor.where === 'beforebegin' ? preceding : following;
  return (anchor.at.compareDocumentPosition(element) & wanted) !== 0;
}

function enter(mount: Mount, anchor: Anchor): void {
  const { at, where } = anchor;
  const { element } = mount;
  // The host can have redrawn itself around ours: moved in one piece, a frame keeps what it shows.
  if (element.isConnected && where === 'afterend' && at.parentElement?.moveBefore) {
    at.parentElement.moveBefore(element, at.nextSibling);
    return;
  }
  at.insertAdjacentElement(where, element);
  align(element, anchor);
  mount.entered?.();
}

function align(element: HTMLElement, { alignedTo }: Anchor): void {
  const around = element.parentElement?.getBoundingClientRect();
  if (!alignedTo || !around) return;
  const indent = Math.max(0, alignedTo.getBoundingClientRect().left - around.left);
  element.style.setProperty('--indent', `${indent}px`);
  element.style.setProperty('--side', '0');
}

function dress(mount: Mount, theme: Theme): void {
  if (mount.element.style.colorScheme === theme) return;
  mount.element.style.colorScheme = theme;
  mount.themed?.(theme);
}
