import type { Frame, Page } from 'playwright-core';
import { glide, type Point } from './hostile-page';

/** What an attack has to work with: a page of its own, the panel in it, and where the panel's button is. */
export interface Target {
  page: Page;
  panel: Frame;
  button: Point;
}

interface Attack {
  name: string;
  /** What the page does, and what the person then does with mouse or keys, meaning something else. */
  run(target: Target): Promise<void>;
  /** Near to another one: tried in the long run alone. */
  long?: true;
  /** Seen to work on an extension that believes every press; such an attack is tried there too. */
  control?: true;
}

const rest = (page: Page, ms: number) => page.waitForTimeout(ms);

/** The page changes what is seen; the person presses where the button still is. */
function seeing(
  name: string,
  change: string | ((button: Point) => string),
  more: Pick<Attack, 'control' | 'long'> = {},
): Attack {
  return {
    name,
    ...more,
    async run({ page, button }) {
      await page.evaluate(typeof change === 'string' ? change : change(button));
      await rest(page, 400);
      await glide(page, button);
      await rest(page, 100);
      await page.mouse.click(button.x, button.y, { delay: 60 });
    },
  };
}

const panelStyle = (css: string) => `document.querySelector('rebound-panel').style.cssText += ';${css}'`;
const rootStyle = (css: string) => `document.documentElement.style.cssText += ';${css}'`;
const bodyStyle = (css: string) => `document.body.style.cssText += ';${css}'`;

const cover = (css: string, then = '') => `{
  const cover = document.createElement('div');
  cover.style.cssText = 'position: fixed; z-index: 2147483647; pointer-events: none; background: gold; ${css}';
  document.body.append(cover);
  ${then}
}`;

/** Puts the panel so that its button is at the place of the pointer. */
const under = ({ button }: Target, at: Point) => `{
  const panel = document.querySelector('rebound-panel');
  const { left, top } = panel.getBoundingClientRect();
  panel.style.cssText += ';position: fixed; z-index: 9; width: 760px; margin: 0;'
    + 'left:' + (left + ${at.x - button.x}) + 'px; top:' + (top + ${at.y - button.y}) + 'px';
}`;

const bait: Point = { x: 420, y: 560 };

const known: readonly Attack[] = [
  seeing('the panel is faded out', panelStyle('opacity: 0.01'), { control: true }),
  seeing('the page is faded out', rootStyle('opacity: 0.02')),
  seeing('the body is faded out', bodyStyle('opacity: 0.02'), { long: true }),
  seeing('a filter hides the panel', panelStyle('filter: opacity(0)'), { control: true }),
  seeing('blended away', panelStyle('mix-blend-mode: destination-over; mix-blend-mode: color'), { long: true }),
  seeing('masked, with a bait behind it', panelStyle('mask: linear-gradient(transparent, transparent)'), {
    control: true,
    long: true,
  }),
  seeing(
    'cut to a patch of the button',
    ({ x, y }) => `{
    const panel = document.querySelector('rebound-panel');
    const { left, top } = panel.getBoundingClientRect();
    panel.style.clipPath = 'circle(9px at ' + (${x} - left) + 'px ' + (${y} - top) + 'px)';
  }`,
    { control: true },
  ),
  seeing(
    'cut out by a shape that reaches everywhere',
    ({ x, y }) => `{
    const panel = document.querySelector('rebound-panel');
    const { left, top, width, height } = panel.getBoundingClientRect();
    const at = [${x} - left, ${y} - top];
    panel.style.clipPath = 'polygon(0 0, ' + (at[0] + 8) + 'px ' + (at[1] - 8) + 'px, ' + width + 'px ' + height + 'px, '
      + (at[0] - 8) + 'px ' + (at[1] + 8) + 'px)';
  }`,
    { long: true },
  ),
  seeing(
    'cut off by rounded corners',
    ({ x, y }) => `{
    const around = document.getElementById('around');
    const { left, top } = around.getBoundingClientRect();
    around.style.cssText = 'overflow: hidden; border-radius: 50%; position: absolute; width: 90px; height: 90px;'
      + 'left:' + (${x} - 45) + 'px; top:' + (${y} - 45) + 'px';
    const panel = document.querySelector('rebound-panel');
    panel.style.cssText += ';position: absolute; width: 1280px; left:' + (45 - ${x}) + 'px; top:' + (45 - ${y} + 76) + 'px';
  }`,
    { long: true },
  ),
  seeing('covered, with a hole for the pointer', cover('inset: 0'), { control: true, long: true }),
  seeing(
    'covered by a popover',
    cover('inset: 0; width: 100%; height: 100%; border: 0', "cover.popover = 'manual'; cover.showPopover();"),
    { control: true },
  ),
  seeing('its words covered in part', ({ x, y }) =>
    cover(`left: ${x - 60}px; top: ${y - 14}px; width: 110px; height: 28px`),
  ),
  seeing('all but the button covered', ({ y }) => cover(`left: 0; top: 0; width: 100%; height: ${y - 20}px`), {
    long: true,
  }),
  seeing(
    'painted over by what stands elsewhere',
    cover('left: -9px; top: 0; width: 1px; height: 1px; box-shadow: 0 0 0 2000px gold'),
    { long: true },
  ),
  seeing(
    'an old picture of the page over it',
    `{
    const slow = document.createElement('style');
    slow.textContent = '::view-transition { pointer-events: none } ::view-transition-old(root) { animation-duration: 9s }';
    document.head.append(slow);
    document.startViewTransition(() => undefined);
  }`,
    { long: true },
  ),
  {
    name: 'shrunk to a dot under the pointer',
    run: (target) => pressShrunken(target, 'transform: scale(0.01)'),
  },
  {
    name: 'shrunk until nothing can be read',
    long: true,
    control: true,
    run: (target) => pressShrunken(target, 'transform: scale(0.15)'),
  },
  {
    name: 'zoomed out until nothing can be read',
    long: true,
    run: (target) => pressShrunken(target, 'zoom: 0.2'),
  },
  {
    name: 'moved under the resting pointer',
    control: true,
    async run(target) {
      const { page } = target;
      await glide(page, bait);
      await rest(page, 600);
      await page.evaluate(under(target, bait));
      await page.mouse.click(bait.x, bait.y, { delay: 60 });
    },
  },
  {
    name: 'moved into the way of the moving pointer',
    long: true,
    control: true,
    async run(target) {
      const { page } = target;
      await page.mouse.move(1200, 200);
      await rest(page, 300);
      await page.mouse.move(700, 420, { steps: 4 });
      await page.evaluate(under(target, bait));
      await glide(page, bait);
      await rest(page, 120);
      await page.mouse.down();
      await rest(page, 60);
      await page.mouse.up();
    },
  },
  {
    name: 'scrolled under the resting pointer',
    long: true,
    async run({ page, button }) {
      await page.evaluate(
        `document.getElementById('around').style.paddingTop = '180px'; document.body.style.height = '3000px'`,
      );
      await rest(page, 400);
      await glide(page, button);
      await rest(page, 300);
      await page.evaluate('scrollTo(0, 180)');
      await page.mouse.click(button.x, button.y, { delay: 60 });
    },
  },
  {
    name: 'put under the second half of a double click',
    control: true,
    async run(target) {
      const { page } = target;
      await glide(page, bait);
      await rest(page, 300);
      await page.mouse.click(bait.x, bait.y, { delay: 40 });
      await page.evaluate(under(target, bait));
      await rest(page, 60);
      await page.mouse.click(bait.x, bait.y, { delay: 40, clickCount: 2 });
    },
  },
  {
    name: 'put under a game of clicking fast',
    long: true,
    control: true,
    async run(target) {
      const { page } = target;
      await glide(page, bait);
      for (let click = 0; click < 12; click++) {
        if (click === 2) await page.evaluate(under(target, bait));
        await page.mouse.click(bait.x, bait.y, { delay: 30 });
        await rest(page, 90);
      }
    },
  },
  {
    name: 'the page presses it by script',
    long: true,
    async run({ page, button }) {
      await page.evaluate(({ x, y }) => {
        const at = document.elementFromPoint(x, y);
        for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) {
          at?.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, clientX: x, clientY: y }));
        }
        (at as HTMLElement | null)?.click();
        (at as HTMLElement | null)?.focus();
      }, button);
      await page.evaluate(`for (const type of ['resend', 'mint-command', 'height', 'close', 'click'])
        window.theirs.postMessage({ rebound: type, type, body: { commitmentId: '700102', verb: 'resend', version: 1 } }, '*')`);
    },
  },
  {
    name: 'the focus is handed to it between two keys',
    async run({ page, panel }) {
      await panel.getByRole('button', { name: 'Re-send to ERP' }).focus();
      await page.evaluate(`{
        const field = document.body.appendChild(document.createElement('input'));
        field.id = 'field';
        field.addEventListener('keydown', ({ key }) => key === '4' && window.theirs.focus());
      }`);
      await page.locator('#field').click();
      await page.keyboard.type('1234', { delay: 40 });
      await page.keyboard.press('Enter');
    },
  },
];

export const attacks = known.filter(({ long }) => !long || process.env.REBOUND_LONG);

/** Shrinks the panel, and presses where its button is then. */
async function pressShrunken({ page, button }: Target, css: string): Promise<void> {
  const measure = "document.querySelector('rebound-panel').getBoundingClientRect().toJSON()";
  const before = await page.evaluate<DOMRect>(measure);
  await page.evaluate(panelStyle(css));
  await rest(page, 400);
  const after = await page.evaluate<DOMRect>(measure);
  const at = {
    x: after.left + ((button.x - before.left) * after.width) / before.width,
    y: after.top + ((button.y - before.top) * after.height) / before.height,
  };
  await glide(page, at);
  await rest(page, 100);
  await page.mouse.click(at.x, at.y, { delay: 60 });
}
