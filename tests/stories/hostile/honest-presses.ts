import type { ConsoleMessage, Frame, Locator, Page } from 'playwright-core';
import { glide, type Point } from './hostile-page';

const name = 'Re-send to ERP';

/** Answers what makes the page as it was before, where another load of it does not. */
export type Press = (page: Page, panel: Frame) => Promise<Undo | undefined>;
type Undo = () => Promise<unknown>;

/** As a test tool does: as soon as the button is offered, and in no time. */
const once: Press = async (_page, panel) => {
  await panel.getByRole('button', { name }).click();
  return undefined;
};

/** In as little time as a person needs from the first sight of the button: a quarter of a second to see it, a third to get there. */
const atOnce: Press = async (page, panel) => {
  const { x, y } = await middleOf(panel);
  await page.mouse.move(x + 240, y - 160);
  await page.waitForTimeout(250);
  for (let step = 1; step <= 10; step++) {
    await page.mouse.move(x + 240 - 24 * step, y - 160 + 16 * step);
    await page.waitForTimeout(33);
  }
  await page.mouse.click(x, y, { delay: 60 });
};

const byHand: Press = async (page, panel) => {
  await panel.getByRole('button', { name }).waitFor();
  const { x, y } = await middleOf(panel);
  await page.waitForTimeout(400);
  await page.mouse.move(x + 300, y - 120);
  await glide(page, { x, y });
  await page.mouse.down();
  await page.waitForTimeout(90);
  await page.mouse.up();
};

const byKey =
  (key: string): Press =>
  async (page, panel) => {
    const button = panel.getByRole('button', { name });
    await button.waitFor();
    const hasFocus = () => button.evaluate((one) => one.matches(':focus-visible'));
    if (!(await hasFocus())) await panel.locator('body').click({ position: { x: 4, y: 4 } });
    for (let tabs = 0; tabs < 30 && !(await hasFocus()); tabs++) await page.keyboard.press('Tab');
    await page.waitForTimeout(600);
    await page.keyboard.press(key);
  };

const byFinger: Press = async (page, panel) => {
  await panel.getByRole('button', { name }).waitFor();
  const point = await middleOf(panel);
  const session = await page.context().newCDPSession(page);
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] });
  await page.waitForTimeout(60);
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await session.detach();
};

const slowly =
  (press: Press): Press =>
  async (page, panel) => {
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 6 });
    await press(page, panel);
    return async () => {
      await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
      await session.detach();
    };
  };

const afterLookingAt =
  (tab: string): Press =>
  async (page, panel) => {
    await panel.getByRole('button', { name }).waitFor();
    await page.getByRole('link', { name: tab }).click();
    await page.waitForTimeout(1200);
    await once(page, panel);
  };

const afterTheWheel: Press = async (page, panel) => {
  await panel.getByRole('button', { name }).waitFor();
  const undo = await windowOf(page, { width: 1280, height: 500 });
  await page.mouse.move(640, 300);
  for (const deltaY of [60, 60, -40]) await page.mouse.wheel(0, deltaY);
  await page.waitForTimeout(150);
  await atOnce(page, panel);
  return undo;
};

/** What was opened is above the button, which moves down, and the frame follows. */
const asThePanelGrows: Press = async (page, panel) => {
  await panel.getByRole('button', { name }).waitFor();
  await panel.getByText('Who was told').click();
  await page.waitForTimeout(200);
  await once(page, panel);
  return undefined;
};

const afterTheWindow: Press = async (page, panel) => {
  await panel.getByRole('button', { name }).waitFor();
  const undo = await windowOf(page, { width: 900, height: 700 });
  await atOnce(page, panel);
  return undo;
};

async function windowOf(page: Page, size: { width: number; height: number }): Promise<Undo> {
  const before = page.viewportSize();
  await page.setViewportSize(size);
  return async () => before && page.setViewportSize(before);
}

type Honest = readonly [how: string, press: Press, zoom?: number];

/** Presses that mean it: how, by what, and at which zoom of the browser. Each is to count at once. */
export const honestPresses: readonly Honest[] = [
  ['by hand', byHand],
  ['by hand, a second time', byHand],
  ['as soon as it is offered', once],
  ['as soon as it is offered, a second time', once],
  ['just after it opened', atOnce],
  ['just after it opened, a second time', atOnce],
  ['on a machine six times slower', slowly(once)],
  ['with Enter', byKey('Enter')],
  ['with Space', byKey(' ')],
  ['with a finger', byFinger],
  ['after a look at another part of the page', afterLookingAt('Change History')],
  ['after the wheel', afterTheWheel],
  ['after the window became smaller', afterTheWindow],
  ['as the panel becomes longer', asThePanelGrows],
  ['at 50 %', once, 0.5],
  ['by hand at 75 %', byHand, 0.75],
  ['just after it opened at 125 %', atOnce, 1.25],
  ['by hand at 150 %', byHand, 1.5],
  ['by hand at 200 %', byHand, 2],
  ['with Enter at 200 %', byKey('Enter'), 2],
  ...inTheLongRun([
    ['by hand, on a machine six times slower', slowly(byHand)],
    ['just after it opened, on a machine six times slower', slowly(atOnce)],
    ['as the panel becomes longer, on a machine six times slower', slowly(asThePanelGrows)],
    ['with Enter, on a machine six times slower', slowly(byKey('Enter'))],
  ]),
];

/** Near to others of the list, and slow. */
function inTheLongRun(presses: readonly Honest[]): readonly Honest[] {
  return process.env.REBOUND_LONG ? presses : [];
}

/**
 * In less time than a person needs to see the button: such a press is asked for once more, and nothing is lost. `at` is
 * where the button was when the page was last open, because looking for it would take that time.
 */
export const hastyAt =
  ({ x, y }: Point): Press =>
  async (page) => {
    await page.mouse.click(x, y, { delay: 40 });
    return undefined;
  };

/** Presses as `press` does. What the panel says to it, empty where it counts. */
export async function pressHonestly(page: Page, panel: Frame, press: Press): Promise<string> {
  await panel.locator('button', { hasText: name }).waitFor();
  const heard: string[] = [];
  const hear = (message: ConsoleMessage) => void (message.text().startsWith('Rebound:') && heard.push(message.text()));
  page.on('console', hear);
  const undo = await press(page, panel);
  const note = panel.locator('.press-note');
  await note.or(panel.getByText('Waiting for accounting')).first().waitFor();
  const said = (await note.isVisible()) ? [await note.textContent(), ...heard].join(' ') : '';
  page.off('console', hear);
  await undo?.();
  return said;
}

/** Where the button of `where` is. */
export async function middleOf(where: Frame | Locator): Promise<Point> {
  const button = where.locator('button', { hasText: name }).first();
  await button.scrollIntoViewIfNeeded();
  const box = await button.boundingBox();
  if (!box) throw new Error('The button is nowhere.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
