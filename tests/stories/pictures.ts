import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Numbered pictures of what was seen, in a folder of their own. */
export async function album(folder: string) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  let count = 0;
  return async (page: Page, sentence: string): Promise<string> => {
    count += 1;
    const name = `${String(count).padStart(2, '0')}-${sentence.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.png`;
    await page.screenshot({ path: join(folder, name) });
    return name;
  };
}
