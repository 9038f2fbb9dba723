import type { Page } from 'playwright-core';
import type { World } from '../../sandbox/world';
import { asPerson } from '../as-person';

export type Bait = ReturnType<typeof baitIn>;

/** A commitment that can be re-sent time and again, because it is rejected anew each time. */
export function baitIn(world: World) {
  const id = '700102';
  // Not as the one who presses: what a story asks is no part of what a person may ask in a minute.
  const state = async () => (await asPerson(world, 'ines').view(id)).commitment.erpState;
  const isResent = async () => (await state()) === 'awaiting';
  return {
    ...{ id, state, isResent },
    async rejectAgain(): Promise<void> {
      if (await isResent()) await asPerson(world, 'alex').command(id, 'reject', { comment: 'Once more.' });
    },
  };
}

/** Loads a page that may stand there already: with the pointer out of the way, and no panel of before. */
export async function openAnew(page: Page, url: string): Promise<void> {
  await page.mouse.move(0, 0);
  await page.goto(url);
}
