import type { RejectionItem } from '@rebound/shared/commitment/view-schema';
import { browser } from 'wxt/browser';
import { i18n } from '../i18n';
import { Failed } from './fault';
import { oneAtATime } from './one-at-a-time';
import { readRejections } from './read';
import { readSession } from './session';
import { stored } from './stored';

/** What the note on the desktop says of one rejection, and where a press on it leads. */
interface Line {
  number: string;
  comment: string;
  url: string;
}

const wanted = stored<boolean>('local', 'desktop', false);
const known = stored<{ personId: string; ids: string[] } | null>('local', 'known-rejections', null);
const lines = stored<Line[]>('local', 'desktop-lines', []);

/** One note for all: the newer replaces the older and says what that said. */
const noteId = 'rejections';
const mostLines = 4;

export type Desktop = 'on' | 'off' | 'withheld';

/** Whether new rejections are told on the desktop. `withheld`: wanted, and the browser does not let us. */
export async function readDesktop(): Promise<Desktop> {
  if (!(await wanted.get())) return 'off';
  return (await isAllowed()) ? 'on' : 'withheld';
}

/** What is rejected already is not news. */
export async function turnDesktop(on: boolean): Promise<void> {
  await known.set(null);
  await wanted.set(on);
  if (on) await tellOnDesktop();
}

/** Tells on the desktop, once each and together, of rejections that this person was not told of there. Never throws. */
export const tellOnDesktop = oneAtATime(() =>
  tell().catch((error: unknown) => {
    if (!(error instanceof Failed)) console.warn('Rebound: nothing could be told on the desktop', error);
  }),
);

/** Follows a press on the note: to the commitment, or to the list where it told of several. May be called again. */
export function listenToDesktop(): void {
  browser.notifications?.onClicked.addListener(pressed);
  browser.notifications?.onClosed.addListener(closed);
}

function pressed(id: string): void {
  if (id === noteId) void follow();
}

function closed(id: string): void {
  if (id === noteId) void lines.set([]);
}

async function tell(): Promise<void> {
  const { token, person } = await readSession();
  if (!token || !person || (await readDesktop()) !== 'on') return;
  const { value: items } = await readRejections();
  const before = await known.get();
  // Kept first: a note that is lost is better than one that comes again.
  await known.set({ personId: person.id, ids: items.map(({ rejection }) => rejection.id) });
  if (before?.personId !== person.id) return;
  const fresh = items.filter(({ rejection }) => !before.ids.includes(rejection.id));
  if (fresh.length) await show([...fresh.map(lineOf), ...(await lines.get())]);
}

function lineOf({ commitment, rejection }: RejectionItem): Line {
  return { number: commitment.number, comment: rejection.comment, url: commitment.pageUrl };
}

async function show(all: Line[]): Promise<void> {
  await lines.set(all);
  const [first, ...others] = all;
  if (!first) return;
  const listed = all.slice(0, mostLines).map(({ number, comment }) => `${number}: ${oneLine(comment)}`);
  await browser.notifications.create(noteId, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icons/128.png'),
    title: others.length ? i18n.t('desktop.several', [all.length]) : i18n.t('desktop.one', [first.number]),
    message: others.length ? listed.join('\n') : oneLine(first.comment),
  });
}

function oneLine(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return plain.length > 120 ? `${plain.slice(0, 119)}…` : plain;
}

async function follow(): Promise<void> {
  const [first, ...others] = await lines.get();
  await lines.set([]);
  await browser.notifications.clear(noteId);
  if (!first) return;
  const openList = others.length ? browser.action.openPopup?.() : undefined;
  if (openList && (await openList.then(() => true).catch(() => false))) return;
  await browser.tabs.create({ url: first.url });
}

function isAllowed(): Promise<boolean> {
  return browser.permissions.contains({ permissions: ['notifications'] });
}
