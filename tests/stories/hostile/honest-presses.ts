import type { Frame, Page } from 'playwright-core';
import { glide } from './hostile-page';

const name = 'Re-send to ERP';

type Press = (page: Page, panel: Frame) => Promise<void>;

/** As a test tool does: as soon as the button is offered, and in no time. */
const once: Press = (_page, panel) => panel.getByRole('button', { name }).click();

/** The mouse alone, as soon as the button can be seen. */
const atOnce: Press = async (page, panel) => {
  const { x, y } = await middleOf(panel);
  await page.mouse.click(x, y, { delay: 40 });
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
    await page.keyboard.press(key);
  };

const slowly =
  (press: Press): Press =>
  async (page, panel) => {
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 6 });
    await press(page, panel);
  };

/** Presses that mean it: how, by what, and at which zoom of the browser. */
export const honestPresses: readonly [string, Press, number?][] = [
  ['by hand', byHand],
  ['by hand, a second time', byHand],
  ['by hand, a third time', byHand],
  ['as soon as it is offered', once],
  ['as soon as it is offered, a second time', once],
  ['as soon as it is offered, a third time', once],
  ['just after it opened', atOnce],
  ['just after it opened, a second time', atOnce],
  ['on a machine six times slower', slowly(once)],
  ['by hand, on a machine six times slower', slowly(byHand)],
  ['just after it opened, on a machine six times slower', slowly(atOnce)],
  ['with Enter', byKey('Enter')],
  ['with Space', byKey(' ')],
  ['with Enter, on a machine six times slower', slowly(byKey('Enter'))],
  ['at 50 %', once, 0.5],
  ['by hand at 75 %', byHand, 0.75],
  ['at 125 %', once, 1.25],
  ['by hand at 150 %', byHand, 1.5],
  ['by hand at 200 %', byHand, 2],
  ['with Enter at 200 %', byKey('Enter'), 2],
];

/** Presses as `press` does, and once more where the panel asks for it. Whether it asked. */
export async function pressHonestly(page: Page, panel: Frame, press: Press): Promise<boolean> {
  await panel.locator('button', { hasText: name }).waitFor();
  await press(page, panel);
  const note = panel.locator('.press-note');
  await note.or(panel.getByText('Waiting for accounting')).first().waitFor();
  if (!(await note.isVisible())) return false;
  const words = (await note.textContent()) ?? '';
  if (!words.startsWith('Once more')) throw new Error(words);
  await page.waitForTimeout(700);
  await press(page, panel);
  return true;
}

async function middleOf(panel: Frame) {
  const button = panel.locator('button', { hasText: name });
  await button.scrollIntoViewIfNeeded();
  const box = await button.boundingBox();
  if (!box) throw new Error('The button is nowhere.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
