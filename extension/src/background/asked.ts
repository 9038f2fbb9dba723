import { browser } from 'wxt/browser';
import { clock } from '../time';
import type { Command } from './commands';
import { tellPages } from './open-pages';
import type { DocumentRef } from './panel-claims';
import { stored } from './stored';

/** A press in somebody's page that the page could have brought about: it waits to be confirmed where no page reaches. */
export type Asked = Pick<Command, 'commitmentId' | 'verb'>;

/** `from` is the panel that was pressed; it is still known when the answer was given. */
type Kept = Asked & { until: number; from: DocumentRef | null; isAnswered: boolean };

const asked = stored<Kept | null>('session', 'asked', null);
const lifeMs = 120_000;

/**
 * Keeps the newest press alone: more of them in a list are more to be tricked into. Opens the popup where the browser
 * lets us, which in Firefox is here and not in a frame of somebody's page.
 */
export async function keepAsked({ commitmentId, verb }: Asked, from: DocumentRef | null = null): Promise<void> {
  await asked.set({ commitmentId, verb, until: clock() + lifeMs, from, isAnswered: false });
  await tellPages({ about: 'commands' });
  await browser.action
    .openPopup?.()
    .catch((error: unknown) => console.info('Rebound: the popup must be opened by hand', error));
}

export async function readAsked(): Promise<Asked | null> {
  const found = await alive();
  return found && !found.isAnswered ? { commitmentId: found.commitmentId, verb: found.verb } : null;
}

/** The panel in which `wanted` was pressed before it was confirmed elsewhere. */
export async function panelThatAsked(wanted: Asked): Promise<DocumentRef | null> {
  const found = await alive();
  return found?.commitmentId === wanted.commitmentId && found.verb === wanted.verb ? found.from : null;
}

/** It was confirmed, or is not wanted. */
export async function dropAsked(): Promise<void> {
  await asked.update((old) => ({ value: old && { ...old, isAnswered: true }, result: undefined }));
  await tellPages({ about: 'commands' });
}

async function alive(): Promise<Kept | null> {
  const found = await asked.get();
  return found && found.until > clock() ? found : null;
}
