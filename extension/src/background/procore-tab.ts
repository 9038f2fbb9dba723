import { type CommitmentRef, commitmentIn } from '@rebound/shared/commitment/page-url';
import { browser } from 'wxt/browser';
import type { PageSays, PressOutcome } from '../host/judge-page';
import type { Found, Presser } from '../host/press-resend';
import { clock } from '../time';
import { bring, targetOf } from './in-document';
import type { DocumentRef } from './panel-claims';

const everyMs = 250;

export async function openTab(url: string): Promise<number> {
  const { id } = await browser.tabs.create({ url });
  if (id === undefined) throw new Error('The browser opened a tab without an id.');
  return id;
}

/** The document in which `tabId` shows the commitment itself, with the script that presses; `null` if none comes in `mostMs`. */
export async function documentShowing(
  tabId: number,
  place: CommitmentRef,
  mostMs: number,
): Promise<DocumentRef | null> {
  const until = clock() + mostMs;
  for (;;) {
    const tab = await browser.tabs.get(tabId).catch(() => null);
    if (!tab) return null;
    if (tab.status === 'complete' && shows(tab.url, place)) {
      const document = await documentIn(tabId);
      if (document) return document;
    }
    if (clock() > until) return null;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

async function documentIn(tabId: number): Promise<DocumentRef | null> {
  try {
    // The browser names the document that it ran in: all that follows is for that one alone.
    const [ran] = await browser.scripting.executeScript({ target: { tabId }, func: () => true });
    if (!ran) return null;
    const document = {
      tabId,
      frameId: ran.frameId,
      documentId: 'documentId' in ran ? String(ran.documentId) : undefined,
    };
    await bring('procore-press', document);
    return document;
  } catch (error) {
    console.info('Rebound: a page is not there to press in', error);
    return null;
  }
}

export function find(at: DocumentRef, place: CommitmentRef, patienceMs: number): Promise<Found | null> {
  return inPage(at, (...args: Parameters<Presser['find']>) => globalThis.reboundPresser?.find(...args), [
    place,
    patienceMs,
  ]);
}

export function press(at: DocumentRef, key: string, place: CommitmentRef): Promise<PressOutcome | null> {
  return inPage(at, (...args: Parameters<Presser['press']>) => globalThis.reboundPresser?.press(...args), [key, place]);
}

export function look(
  at: DocumentRef,
  key: string,
  place: CommitmentRef,
  before: PageSays,
): Promise<PressOutcome | null> {
  return inPage(at, (...args: Parameters<Presser['look']>) => globalThis.reboundPresser?.look(...args), [
    key,
    place,
    before,
  ]);
}

/** What `func` answers in the isolated world of a page with the script that presses; `null` where that document went away. */
async function inPage<A extends unknown[], R>(
  at: DocumentRef,
  func: (...args: A) => Promise<R> | undefined,
  args: A,
): Promise<R | null> {
  let watch: ReturnType<typeof setInterval> | undefined;
  const gone = new Promise<[]>((leave) => {
    watch = setInterval(() => void isThere(at).then((there) => there || leave([])), everyMs);
  });
  try {
    const [ran] = await Promise.race([browser.scripting.executeScript({ target: targetOf(at), func, args }), gone]);
    return (ran?.result as R | undefined) ?? null;
  } catch (error) {
    console.info('Rebound: the page went away', error);
    return null;
  } finally {
    clearInterval(watch);
  }
}

/** Asked anew each time: of a document that was replaced, Firefox leaves what was asked before open for ever. */
async function isThere(at: DocumentRef): Promise<boolean> {
  const asked = { target: targetOf(at), func: () => globalThis.reboundPresser !== undefined };
  const [ran] = await browser.scripting.executeScript(asked).catch(() => []);
  return ran?.result === true;
}

function shows(url: string | undefined, place: CommitmentRef): boolean {
  const there = url ? commitmentIn(new URL(url).pathname) : null;
  return there?.id === place.id && there.kind === place.kind;
}

declare global {
  /** Left in the page's isolated world by `procore-press.js`. */
  var reboundPresser: Presser | undefined;
}
