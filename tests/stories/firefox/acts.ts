import { setTimeout as sleep } from 'node:timers/promises';
import type { Frame, Page } from 'puppeteer-core';

/** A tab, or a panel in it. */
type Where = Page | Frame;

const panelUrl = /^moz-extension:\/\/[^/]+\/panel\.html/;

/** Waits until `text` can be read. */
export async function see(where: Where, text: string): Promise<void> {
  await where.waitForSelector(`::-p-text(${text})`, { visible: true });
}

export async function press(where: Where, name: string): Promise<void> {
  const button = await where.waitForSelector(`::-p-aria([name="${name}"][role="button"])`);
  await button?.click();
}

/** Types over what stands in the field with that label. */
export async function write(page: Page, label: string, text: string): Promise<void> {
  const field = await page.waitForSelector(`::-p-aria([name="${label}"][role="textbox"])`);
  await field?.evaluate((element) => element instanceof HTMLInputElement && element.select());
  await field?.type(text);
}

export function textOf(where: Where): Promise<string> {
  return where.evaluate(() => document.body.textContent ?? '');
}

/** The panel that stands in `page`. */
export async function panelIn(page: Page, timeoutMs = 15_000): Promise<Frame> {
  const until = Date.now() + timeoutMs;
  while (Date.now() < until) {
    const frame = page.frames().find((one) => panelUrl.test(one.url()) && !one.detached);
    if (frame) return frame;
    await sleep(50);
  }
  throw new Error(`No panel after ${timeoutMs / 1000} s.`);
}
