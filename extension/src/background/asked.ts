import { browser } from 'wxt/browser';
import { clock } from '../time';
import type { Command } from './commands';
import { tellPages } from './open-pages';
import { stored } from './stored';

/** A press in somebody's page that the page could have brought about: it waits to be confirmed where no page reaches. */
export type Asked = Pick<Command, 'commitmentId' | 'verb'>;

const asked = stored<(Asked & { until: number }) | null>('session', 'asked', null);
const lifeMs = 120_000;

/**
 * Keeps the newest press alone: more of them in a list are more to be tricked into. Opens the popup where the browser
 * lets us, which in Firefox is here and not in a frame of somebody's page.
 */
export async function keepAsked({ commitmentId, verb }: Asked): Promise<void> {
  await asked.set({ commitmentId, verb, until: clock() + lifeMs });
  await tellPages({ about: 'commands' });
  await browser.action
    .openPopup?.()
    .catch((error: unknown) => console.info('Rebound: the popup must be opened by hand', error));
}

export async function readAsked(): Promise<Asked | null> {
  const found = await asked.get();
  return found && found.until > clock() ? { commitmentId: found.commitmentId, verb: found.verb } : null;
}

/** It was confirmed, or is not wanted. */
export async function dropAsked(): Promise<void> {
  await asked.set(null);
  await tellPages({ about: 'commands' });
}
