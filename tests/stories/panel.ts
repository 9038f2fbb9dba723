import type { Frame, Page } from 'playwright-core';

const panelUrl = /^(chrome|moz)-extension:\/\/[^/]+\/panel\.html/;

/** The panel that stands in `page`, wherever it is mounted. It is inside a closed root, so it is found by its frame. */
export async function panelIn(page: Page, timeoutMs = 15_000): Promise<Frame> {
  const until = Date.now() + timeoutMs;
  while (Date.now() < until) {
    const frame = page.frames().find((one) => panelUrl.test(one.url()) && !one.isDetached());
    if (frame) return frame;
    await page.waitForTimeout(50);
  }
  throw new Error(`No panel in ${page.url()} after ${timeoutMs / 1000} s.`);
}

export function panelsIn(page: Page): Frame[] {
  return page.frames().filter((one) => panelUrl.test(one.url()));
}
