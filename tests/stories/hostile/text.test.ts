import { keepingLines, oneLine } from '@rebound/api/notification/letters/plain-text';
import { tellSize } from '@rebound/shared/testing/tell-size';
import { hasInk } from '@rebound/shared/text-schema';
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LaunchedBrowser } from '../../sandbox/browser';
import { panelIn } from '../panel';
import { commitmentPage, commitmentsPage } from '../sandbox-pages';
import { type Stage, setStage } from '../stage';
import { setAlarms } from './alarms';
import { layoutIn, untouched } from './layout';
import { deliver, openMails } from './open-mails';
import { idOf, longStory, rowCount, typedLedger } from './typed-ledger';
import { letterOf, letterWith, shapesOf } from './typed-letters';
import { typedTexts } from './typed-text';

/** Opened in MailDev one by one, of as many rows as the list has. */
const everyNth = process.env.REBOUND_LONG ? 8 : 40;
/** Written as a letter, of all texts. */
const everyText = process.env.REBOUND_LONG ? 1 : 4;
let stage: Stage;
let browser: LaunchedBrowser;
let alarms: Awaited<ReturnType<typeof setAlarms>>;
let ledger: Awaited<ReturnType<typeof typedLedger>>;
let texts: string[];

beforeAll(async () => {
  stage = await setStage();
  browser = await stage.enter('priya');
  alarms = await setAlarms(browser);
  texts = typedTexts(alarms);
  ledger = await typedLedger(stage.world.folder, texts);
  await ledger.tellAll();
  await ledger.say(0);
});
afterAll(async () => {
  ledger?.close();
  await alarms?.stop();
  await stage?.strike();
});

test('the list shows every comment, number and title as typed, and does nothing else', async () => {
  let shown = 0;
  for (let start = 0; start < texts.length; start += rowCount) {
    await ledger.say(start);
    const popup = await browser.context.newPage();
    await popup.setViewportSize({ width: 360, height: 560 });
    await popup.goto(`chrome-extension://${browser.extensionId}/popup.html`);
    await popup.locator('.row').nth(rowCount).waitFor({ state: 'attached', timeout: 60_000 });
    const rows = await popup.evaluate(() =>
      [...document.querySelectorAll('.row')].map((row) => {
        const why = row.querySelector('.why');
        const [number, title] = [...row.querySelectorAll('.what .typed')].map(({ textContent }) => textContent);
        return { number, title, comment: why?.textContent, tip: why?.getAttribute('title') };
      }),
    );
    const wanted = Array.from({ length: rowCount }, (_, row) => {
      const [text, next] = [at(start + row), at(start + row + 1)];
      return { number: text, title: next, comment: text, tip: text };
    });
    expect(rows.slice(0, rowCount)).toEqual(wanted);
    expect(await layoutIn(popup)).toEqual(untouched);
    shown += rowCount * 4;
    await popup.close();
  }
  expect(await alarms.heard()).toEqual([]);
  tellSize(`S10: ${texts.length} texts in the list, ${shown} places, 0 that ran`);
  expect(texts.length).toBeGreaterThanOrEqual(1_300);
});

test('a panel shows every comment and change as typed, and does nothing else', async () => {
  const page = await browser.context.newPage();
  await page.goto(commitmentPage(stage.world, longStory));
  const panel = await panelIn(page);
  await panel.locator('.round').last().waitFor({ state: 'attached', timeout: 60_000 });
  await panel.evaluate("for (const part of document.querySelectorAll('details')) part.open = true");
  const seen = await panel.evaluate(() => {
    const all = (selector: string) => [...document.querySelectorAll(selector)].map(({ textContent }) => textContent);
    return {
      rounds: all('.round-comment'),
      from: all('.change del'),
      to: all('.change ins'),
      comment: all('.comment'),
    };
  });
  expect(seen.rounds).toEqual(texts.toReversed());
  const changes = texts.map((text, index) => [text, at(index + 1)]).filter(([from, to]) => from !== to);
  expect(seen.from.slice(2)).toEqual(changes.map(([from]) => from));
  expect(seen.to.slice(2)).toEqual(changes.map(([, to]) => to));
  expect(seen.comment).toEqual(['x'.repeat(10_000)]);
  expect(await layoutIn(panel)).toEqual(untouched);
  expect(await alarms.heard()).toEqual([]);
  tellSize(`S10: ${texts.length} texts in a panel, ${texts.length * 3} places, 0 that ran`);
  await page.close();
});

test('a mail, the panel above it and its buttons show as typed what they are about', async () => {
  await ledger.say(0);
  const rows = Array.from({ length: rowCount }, (_, row) => row).filter(
    (row) => row % everyNth === 0 && hasInk(at(row)),
  );
  const letters = await Promise.all(rows.map((row) => letterWith(namesOf(row))));
  const urls = await deliver(stage.world, 'priya@northgate.example', letters);
  const mails = urls.map((url) => ({ url, isAwaited: true }));
  const seen = await openMails(browser, mails, async (panel, page) => {
    const mail = page.frameLocator('iframe[title="Email HTML content"]').locator('.r-comment');
    await panel?.evaluate("document.querySelector('[aria-controls]').click()");
    await panel?.locator('.more .end').waitFor();
    return { ...(await headOf(panel)), layout: panel && (await layoutIn(panel)), mail: await mail.evaluate(linesOf) };
  });
  for (const [index, row] of rows.entries()) {
    const [text, next, vendor] = [at(row), at(row + 1), at(row + 2)];
    expect(seen[index], text).toEqual({
      ...{ comment: text, which: `${text} · round 1`, note: '', void: `Void ${text}`, mail: keepingLines(text) },
      ...{ changes: ['SC-0', text, 'As refused', next, vendor, text], layout: untouched },
    });
  }
  expect(await alarms.heard()).toEqual([]);
  tellSize(`S10: ${rows.length} of them in a mail and in the panel above it, 0 that ran`);
  expect(rows.length).toBeGreaterThan(rowCount / everyNth / 2);
});

test('every mail says it as text', async () => {
  const page = await browser.context.newPage();
  const [usual] = await shapesOf(page, [(await letterOf('Harmless')).html]);
  const written = texts.filter((_, index) => index % everyText === 0);
  for (let start = 0; start < written.length; start += 110) {
    const part = written.slice(start, start + 110);
    const letters = await Promise.all(part.map(letterOf));
    const shapes = await shapesOf(
      page,
      letters.map(({ html }) => html),
    );
    for (const [index, text] of part.entries()) {
      const line = oneLine(text);
      expect(shapes[index]?.tags, text).toEqual(usual?.tags);
      expect(shapes[index]?.comment, text).toBe(keepingLines(text));
      expect(shapes[index]?.facts, text).toEqual([oneLine(`${text} ${text}`), line, line, '9']);
    }
  }
  await page.close();
  expect(await alarms.heard()).toEqual([]);
  tellSize(`S10: ${written.length} mails with one in seven places, each of the very elements of a harmless mail`);
});

test("a page like Procore's shows it as typed, and the chips in it nothing of it", async () => {
  await ledger.say(0);
  const page = await browser.context.newPage();
  await page.goto(commitmentsPage(stage.world));
  await page.getByRole('searchbox').fill('reject');
  await page.locator('rebound-chip').first().waitFor();
  const chips = (await buttonsIn(page)).filter((name) => name.includes('Show why'));
  const cells = new Map<string, string>();
  for (let screen = 0; screen < 12; screen++) {
    const drawn = await page.evaluate(() =>
      [...document.querySelectorAll('[row-id^="9000"] [role=gridcell]')].map((cell) => {
        const row = cell.closest('[row-id]')?.getAttribute('row-id');
        const own = cell.cloneNode(true) as Element;
        for (const chip of own.querySelectorAll('rebound-chip')) chip.remove();
        return [`${row} ${cell.getAttribute('col-id')}`, own.textContent ?? ''] as const;
      }),
    );
    for (const [cell, text] of drawn) cells.set(cell, text);
    await page.locator('.ag-body-viewport').evaluate((element) => element.scrollBy(0, element.clientHeight));
    await page.waitForTimeout(150);
  }
  const shown = Array.from({ length: rowCount }, (_, row) => row).filter((row) => cells.has(`${idOf(row)} title`));
  const cellsOf = (row: number) => ['number', 'vendor', 'title'].map((column) => cells.get(`${idOf(row)} ${column}`));
  expect(shown.map(cellsOf)).toEqual(shown.map((row) => [at(row), at(row), at(row + 1)]));
  expect(chips.length).toBeGreaterThan(5);
  expect(chips.filter((name) => !/^Rejected · \d+ \w+\. Show why$/.test(name))).toEqual([]);
  expect(await alarms.heard()).toEqual([]);
  tellSize(`S10: ${shown.length} rows of three in a list of commitments, ${chips.length} chips with nothing of it`);
  expect(shown.length).toBeGreaterThan(100);
  await page.close();
});

const at = (index: number) => texts[index % texts.length] ?? '';

function namesOf(row: number) {
  const names = { company: 'Northgate', project: '24-017 Riverside Tower', contractCompany: at(row), by: 'Alex Kim' };
  return {
    ...names,
    number: at(row),
    title: at(row + 1),
    comment: at(row),
    pageUrl: commitmentPage(stage.world, idOf(row)),
  };
}

async function headOf(panel: Frame | null) {
  const texts = await panel?.evaluate(() =>
    ['.comment', '.head > .end', '[role=note]', '.more .end', '.change .typed'].map((selector) =>
      [...document.querySelectorAll(selector)].map(({ textContent }) => textContent ?? ''),
    ),
  );
  const [comment, which, note, voids, changes] = texts ?? [];
  return { comment: comment?.join(), which: which?.join(), note: note?.join(), void: voids?.join(), changes };
}

/** In the page: the text of an element whose lines end with `br`. */
function linesOf(element: Element): string {
  return [...element.childNodes].map((node) => (node.nodeName === 'BR' ? '\n' : node.textContent)).join('');
}

/** The names of all buttons, also of those in closed roots. */
async function buttonsIn(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return nodes.filter(({ role }) => role?.value === 'button').map(({ name }) => String(name?.value));
}
