import { browser } from 'wxt/browser';
import type { Place, Spot } from '../background/place';

/** What can be seen of a frame at one moment; the same text again means that nothing has happened to it. */
type Sample = string;

interface Watched {
  frame: HTMLIFrameElement;
  last: Sample;
  /** When `last` was first seen. */
  since: number;
  /** When it was last looked at. */
  at: number;
}

const everyMs = 100;
/** A page that lets nothing run for longer can have done anything meanwhile. */
const longestGapMs = 1000;
const smallestZoom = 0.5;

const watched = new Map<string, Watched>();

/**
 * How the frame that was opened with `nonce` stands in this page; begins to watch it when first asked. Runs in the
 * page's isolated world, where the page can neither see that it is looked at nor answer instead.
 */
export function witness(nonce: string, spot: Spot): Place | null {
  const known = watched.get(nonce) ?? watch(nonce);
  if (!known) return null;
  // A press can itself bring the window to the front: a change of focus alone counts when a round sees it.
  look(known, withoutFocus);
  return { plain: isPlain(known.frame) && isOnTop(known.frame, spot), steadyMs: performance.now() - known.since };
}

function watch(nonce: string): Watched | undefined {
  const frame = framesIn(document).find(({ src }) => src.endsWith(`#${nonce}`));
  if (!frame) return undefined;
  const now = performance.now();
  const fresh = { frame, last: sampleOf(frame), since: now, at: now };
  watched.set(nonce, fresh);
  const timer = setInterval(() => {
    if (frame.isConnected && frame.src.endsWith(`#${nonce}`)) return look(fresh);
    clearInterval(timer);
    watched.delete(nonce);
  }, everyMs);
  return fresh;
}

function look(one: Watched, part = (sample: Sample) => sample): void {
  const now = performance.now();
  const sample = sampleOf(one.frame);
  const isSame = part(sample) === part(one.last);
  if (!isSame || now - one.at > longestGapMs) one.since = now;
  if (!isSame) one.last = sample;
  one.at = now;
}

function sampleOf(frame: HTMLIFrameElement): Sample {
  // Not its height, which is the panel's own.
  const { left, top, width } = frame.getBoundingClientRect();
  return [document.hasFocus(), left, top, width, isPlain(frame)].join(' ');
}

function withoutFocus(sample: Sample): string {
  return sample.slice(sample.indexOf(' '));
}

/** IntersectionObserver's word on visibility knows opacity, filters and covers, but no mask, no shape and no zoom. */
function isPlain(frame: HTMLIFrameElement): boolean {
  if ((frame.currentCSSZoom ?? 1) < smallestZoom) return false;
  for (let at: Element | null = frame; at; at = above(at)) {
    const style = getComputedStyle(at);
    if (style.clipPath !== 'none' || style.maskImage !== 'none') return false;
    const border = style.getPropertyValue('-webkit-mask-box-image-source');
    if (border && border !== 'none') return false;
  }
  return true;
}

/** The element that `at` is drawn in: its slot, its parent, the host of its root, or the frame around its document. */
function above(at: Element): Element | null {
  const parent = at.parentElement;
  if (!parent) {
    const root = at.getRootNode();
    return root instanceof ShadowRoot ? root.host : frameAround(at.ownerDocument);
  }
  const slots = rootOf(parent)?.querySelectorAll('slot') ?? [];
  return [...slots].find((slot) => slot.assignedElements().includes(at)) ?? parent;
}

function frameAround({ defaultView }: Document): Element | null {
  return defaultView?.frameElement ?? null;
}

/** Whether the corners and the middle of `spot` are the frame's own: rounded corners and covers cut them off. */
function isOnTop(frame: HTMLIFrameElement, spot: Spot): boolean {
  const { left, top, width } = frame.getBoundingClientRect();
  const scale = width / spot.ofWidth;
  const root = frame.getRootNode() as ShadowRoot;
  const across = [spot.left + 2, (spot.left + spot.right) / 2, spot.right - 2];
  const down = [spot.top + 2, (spot.top + spot.bottom) / 2, spot.bottom - 2];
  return across.every((x) => down.every((y) => root.elementFromPoint(left + x * scale, top + y * scale) === frame));
}

function framesIn(root: ParentNode): HTMLIFrameElement[] {
  return [...root.querySelectorAll<HTMLElement>('iframe, rebound-panel')].flatMap((element) => {
    if (element instanceof HTMLIFrameElement) return [element];
    const inside = rootOf(element);
    return inside ? framesIn(inside) : [];
  });
}

function rootOf(element: Element): ShadowRoot | null {
  return element instanceof HTMLElement ? browser.dom.openOrClosedShadowRoot(element) : null;
}
