import type { ElementHandle, Frame, Page } from 'playwright-core';
import { panelsIn } from '../panel';

const numbers: Record<string, string> = { '700101': 'SC-1042', '700102': 'PO-0087' };

/** Where a panel stands, as the saved pages say it, and what it is like there. */
export interface SeenPanel {
  anchor: string;
  commitmentId: string;
  /** Over whose ground it is drawn. */
  theme: string;
  /** In the column of what it stands above, and not over it. */
  isAbove: boolean;
  /** Text of the page that it lies over. */
  covers: string[];
}

/** All panels of `page` once there are as many as `wanted` and each has heard from the API, in the order of the page. */
export async function seenPanels(page: Page, wanted: number): Promise<SeenPanel[]> {
  const end = Date.now() + (wanted ? 15_000 : 400);
  for (;;) {
    const frames = panelsIn(page);
    const isDone = frames.length === wanted && (await Promise.all(frames.map(isAnswered))).every(Boolean);
    if (wanted ? isDone || Date.now() > end : frames.length || Date.now() > end) break;
    await page.waitForTimeout(100);
  }
  const seen = await Promise.all(panelsIn(page).map(seenIn));
  return seen.sort((one, other) => one.top - other.top).map(({ top: _, ...panel }) => panel);
}

function isAnswered(panel: Frame): Promise<boolean> {
  const answered = "document.querySelector('.panel') && !document.querySelector('.unconfirmed, [aria-busy=true]')";
  return panel.evaluate<boolean>(`Boolean(${answered})`).catch(() => false);
}

async function seenIn(panel: Frame): Promise<SeenPanel & { top: number }> {
  const { text, theme } = await panel.evaluate(() => ({
    text: document.body.textContent ?? '',
    theme: document.documentElement.style.colorScheme,
  }));
  const [commitmentId = `unknown: ${text}`] = Object.entries(numbers).find(([, name]) => text.includes(name)) ?? [];
  const element = (await panel.frameElement()) as ElementHandle<HTMLElement>;
  const place = await element.evaluate((frame) => {
    const { host } = frame.getRootNode() as ShadowRoot;
    const { nextElementSibling: next, parentElement: parent } = host;
    const isInside = parent?.id.startsWith('mail-');
    const [ours, body, column] = [frame, next ?? host, parent ?? host].map((one) => one.getBoundingClientRect());
    const isInColumn = ours && body && column && ours.left >= column.left && ours.right <= column.right;
    return {
      top: host.getBoundingClientRect().top,
      anchor: isInside ? `afterbegin #${parent?.id}` : `beforebegin #${next?.id}`,
      isAbove: Boolean(isInColumn && ours.height > 40 && ours.bottom <= body.top),
    };
  });
  return { ...place, commitmentId, theme, covers: await coveredText(panel) };
}

/** What of the page's own text, outside of `panel`, its frame lies over. */
export async function coveredText(panel: Frame): Promise<string[]> {
  const element = (await panel.frameElement()) as ElementHandle<HTMLElement>;
  return element.evaluate((frame) => {
    const { host } = frame.getRootNode() as ShadowRoot;
    const ours = host.getBoundingClientRect();
    const covered: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(node);
      const isUnder = [...range.getClientRects()].some(
        ({ left, right, top, bottom, width, height }) =>
          width > 1 && height > 1 && left < ours.right && right > ours.left && top < ours.bottom && bottom > ours.top,
      );
      if (isUnder) covered.push(node.nodeValue ?? '');
    }
    return covered;
  });
}
