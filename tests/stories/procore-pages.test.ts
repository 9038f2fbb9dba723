import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tellSize } from '@rebound/shared/testing/tell-size';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { comment } from '../../extension/src/panels/commitment/view.fixture';
import type { LaunchedBrowser } from '../sandbox/browser';
import { isolatedWorldOf } from './hostile/isolated-world';
import { startMailPage } from './hostile/mail-page';
import { keepSignedIn } from './keep-signed-in';
import { killWorker } from './kill-worker';
import { launchWatched } from './on-screen';
import { panelIn, panelsIn } from './panel';
import { pressResend } from './press-resend';
import { startApi } from './procore-pages/api';
import { forms, type Site, startSite } from './procore-pages/site';
import { extensionDir } from './stage';
import { until } from './until';

type Form = keyof typeof forms;
/** From each form, one goes to those so far on in the round of all. In the long run, that is every other. */
const distances = process.env.REBOUND_LONG ? [1, 2, 3, 4, 5, 6, 7] : [1, 3];

let site: Site;
let api: Awaited<ReturnType<typeof startApi>>;
let browser: LaunchedBrowser;
let folder: string;
let page: Page;
let mails: Awaited<ReturnType<typeof startMailPage>> | undefined;
const nothing: () => Promise<void> = async () => undefined;
const kill: () => Promise<void> = async () => killWorker(browser);
const reload: () => Promise<void> = async () => void (await page.reload());

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rebound-procore-pages-'));
  [site, api] = await Promise.all([startSite(), startApi()]);
  browser = await launchWatched({ extensionDir, headless: true, profileDir: join(folder, 'priya') });
  browser.context.setDefaultTimeout(20_000);
  await keepSignedIn(browser, { api, tokens: { priya: 'token' } } as never, 'priya');
});
afterAll(async () => {
  await browser?.close();
  await Promise.all([site?.stop(), api?.stop(), mails?.stop()]);
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  for (const old of browser.context.pages().slice(1)) await old.close();
  await (await browser.worker()).evaluate(
    "Promise.all([chrome.storage.local.set({ commands: [] }), chrome.storage.session.set({ 'evidence-sent': {} })])",
  );
  site.shows({ mark: 'rejected', button: 'on' });
  api.rejected(site.at('detail'));
  page = await browser.context.newPage();
});

test('between any two forms of page, the panel and the chips follow, never double, never linger', async () => {
  await page.goto(site.at('detail'));
  await panelIn(page);
  const walk = everyMove();
  for (const form of walk) {
    await page.evaluate((to) => (globalThis as unknown as { move(path: string): void }).move(to), forms[form]);
    await until(
      `what belongs on ${form}`,
      () => standing(page),
      (seen) => seen === wanted[form],
      5000,
    );
  }
  // What is wrong can come late.
  await page.waitForTimeout(500);
  expect(await standing(page)).toBe(wanted[walk.at(-1) ?? 'detail']);
  tellSize(`${walk.length} moves between ${Object.keys(forms).length} forms of Procore's pages`);
}, 120_000);

test('on Change History its lines are told as evidence, once, and elsewhere the panel leads there', async () => {
  api.unknown(site.at('detail'));
  await page.goto(site.at('detail'));
  const panel = await panelIn(page);
  await says('Procore: rejected or retrieved');
  await says('Reason not yet known');
  await panel.getByRole('link', { name: 'Show the reason' }).click();
  const { evidence } = await until(
    'the evidence',
    async () => api.heard,
    ({ evidence }) => evidence.length > 0,
  );
  await page.reload();
  await panelIn(page);
  await page.waitForTimeout(1000);
  expect(evidence).toEqual([
    {
      commitmentId: '700101',
      place: { companyId: '4100', projectId: '24017', kind: 'subcontract' },
      grade: 'seen-on-page',
      rejections: [{ comment: 'The vendor is inactive.', by: 'Alex Kim', at: '2026-11-18T15:02', resent: null }],
      ...{ sends: null, ageMs: expect.any(Number) },
    },
  ]);
});

test('a page that contradicts the record is shown', async () => {
  site.shows({ mark: 'synced', button: 'absent' });
  await page.goto(site.at('detail'));
  await says("Procore's page shows something else: Synced.");
  await says("Rebound's record says: Rejected by accounting.");
});

test("Procore's own button, pressed by hand, is told as evidence once it has turned the mark", async () => {
  await page.goto(site.at('detail'));
  await says('Rejected by accounting');
  await page.locator('[data-press]').click();
  await says('Re-sent in Procore');
  expect(api.heard).toMatchObject({ resends: [], evidence: [{ turned: 'sent', ageMs: expect.any(Number) }] });
});

test.each(['on', 'under More'] as const)(
  'a button %s is pressed once, and what the page shows is recorded',
  async (button) => {
    site.shows({ mark: 'rejected', button });
    await resend();
    await says('Waiting for accounting');
    const words = button === 'on' ? 'SC-1042 was sent to ERP Integrations.' : expect.anything();
    expect(api.heard.resends).toEqual([{ key: expect.any(String), pressed: { at: expect.any(String), words } }]);
    expect(site.state.presses).toBe(1);
  },
);

test('refused by a greyed button, in the words of its tooltip, and nothing is pressed', async () => {
  site.shows({ mark: 'rejected', button: 'off' });
  await resend();
  await says("Procore's page says: Minimum requirements of the ERP are not met.");
  expect([site.state.presses, api.heard.resends]).toEqual([0, []]);
});

test('refused after the press, in the words of the page', async () => {
  site.shows({ mark: 'rejected', button: 'on', onPress: 'refuses' });
  await resend();
  await says("Procore's page says: The budget of the project is locked.");
  expect([site.state.presses, api.heard.resends]).toEqual([1, []]);
});

test.each([
  ['the page is another document', 'takes in a new document', nothing],
  ['the worker is killed', 'takes silently after a while', kill],
  ['the page is loaded anew', 'takes silently after a while', reload],
] as const)('pressed, and then %s: it is one press and one re-send', async (_, onPress, meanwhile) => {
  site.shows({ mark: 'rejected', button: 'on', onPress });
  await resend();
  await expectOne(meanwhile);
});

test('where the page says nothing, it is unclear, is not pressed again, and a fresh page says what came of it', async () => {
  site.shows({ mark: 'rejected', button: 'on', onPress: 'keeps silent' });
  await resend();
  await says('Pressed in Procore, and its page did not show what came of it.', 40_000);
  const again = (await panelIn(page)).getByRole('button', { name: 'Re-send to ERP' });
  expect(await again.getAttribute('aria-disabled')).toBe('true');
  expect([site.state.presses, api.heard.resends]).toEqual([1, []]);
  site.shows({ mark: 'sent', button: 'absent' });
  await page.reload();
  await until(
    'the re-send',
    async () => api.heard.resends.length,
    (count) => count === 1,
  );
  expect(site.state.presses).toBe(0);
});

test('from elsewhere the commitment opens in a tab, and the same happens there', async () => {
  await page.goto(site.at('edit'));
  const panel = await panelIn(page);
  const opened = browser.context.waitForEvent('page');
  await pressIn(page);
  expect((await opened).url()).toMatch(/about:blank|700101$/);
  await until(
    'the re-send',
    async () => api.heard.resends.length,
    (count) => count === 1,
  );
  expect(site.state.presses).toBe(1);
  expect(page.url()).toBe(site.at('edit'));
  expect(panel.isDetached()).toBe(false);
});

test.each([
  ['the popup', 'the worker is killed', pressInPopup, kill],
  ['a mail', 'the worker is killed', pressInMail, kill],
] as const)(
  'from %s the commitment opens in a tab, and though %s it is one press and one re-send',
  async (_, __, press, meanwhile) => {
    site.shows({ mark: 'rejected', button: 'on', onPress: 'takes silently after a while' });
    await press();
    await expectOne(meanwhile);
  },
);

test('no page makes its button be pressed, whatever it says', async () => {
  await page.goto(site.at('detail'));
  await panelIn(page);
  const inside = await isolatedWorldOf(page, browser.extensionId);
  expect(await inside('typeof globalThis.reboundPresser')).toBe('undefined');
  await page.evaluate(`
    for (const script of ['procore', 'procore-reader', 'procore-press']) document.dispatchEvent(new CustomEvent('rebound:' + script, { detail: { press: '700101' } }));
    for (const type of ['press', 'find', 'look-again', 'mint-command', 'begin-press']) {
      postMessage({ type, rebound: type, body: { commitmentId: '700101', verb: 'resend', version: 7 } }, '*');
      for (let at = 0; at < frames.length; at++) frames[at].postMessage({ type, rebound: type, body: { commitmentId: '700101' } }, '*');
    }
    globalThis.reboundPresser?.press('made-up', { id: '700101' });
  `);
  await page.waitForTimeout(1000);
  expect([site.state.presses, api.heard.resends]).toEqual([0, []]);
});

/** Waits for the panel to say so; a page that draws itself anew throws panels out, and they come back. */
async function says(words: string, timeoutMs?: number): Promise<void> {
  const text = () =>
    Promise.all(panelsIn(page).map((panel) => panel.evaluate('document.body.innerText').catch(() => '')));
  await until(words, text, (all) => all.some((one) => String(one).includes(words)), timeoutMs);
}

/** Presses Re-send to ERP in the panel on the commitment's page, as a person does; answers the panel. */
async function resend() {
  await page.goto(site.at('detail'));
  return pressIn(page);
}

/** Waits for the one press, and for the one re-send that comes of it, whatever happens `meanwhile`. */
async function expectOne(meanwhile: () => Promise<void>): Promise<void> {
  await until(
    'the press',
    async () => site.state.presses,
    (presses) => presses === 1,
  );
  await meanwhile();
  await until(
    'the re-send',
    async () => api.heard.resends.length,
    (count) => count === 1,
    60_000,
  );
  await page.waitForTimeout(500);
  expect([site.state.presses, api.heard.resends.length]).toEqual([1, 1]);
}

async function pressInPopup(): Promise<void> {
  await page.goto(`chrome-extension://${browser.extensionId}/popup.html`);
  await page.getByRole('button', { name: /^Re-send SC-1042/ }).click();
}

/** In a mail whose commitment nobody has open. */
async function pressInMail(): Promise<void> {
  const link = `<a href="${site.at('detail')}">View Online</a>`;
  const said = `<p>Rejection Comments:</p><p>${comment.replaceAll('<', '&lt;')}</p>`;
  const html = `<h2>ERP Commitment Rejection Notification</h2>${said}<p>${link}</p>`;
  mails = await startMailPage([{ subject: 'Northgate: ERP Commitment Rejection Notification', html, text: '' }]);
  await page.goto(mails.urls[0] ?? '');
  await pressIn(page);
}

async function pressIn(on: Page) {
  const panel = await panelIn(on);
  await pressResend(panel);
  return panel;
}

const panelAlone = '1 panel, 0 chips';
const chipAlone = '0 panel, 1 chips';
const wanted: Record<Form, string> = {
  ...{ detail: panelAlone, tab: panelAlone, history: panelAlone, edit: panelAlone, legacy: panelAlone },
  ...{ list: chipAlone, erp: chipAlone, another: '0 panel, 0 chips' },
};

async function standing(on: Page): Promise<string> {
  const [panels, chips] = [await on.locator('rebound-panel').count(), await on.locator('rebound-chip').count()];
  return `${Math.max(panels, panelsIn(on).length)} panel, ${chips} chips`;
}

/** A walk that makes every move from one form to another once. */
function everyMove(): Form[] {
  const all = Object.keys(forms) as Form[];
  const distance = (from: Form, to: Form) => (all.indexOf(to) - all.indexOf(from) + all.length) % all.length;
  const left = new Map(all.map((from) => [from, all.filter((to) => distances.includes(distance(from, to)))]));
  const walk: Form[] = [];
  const stack: Form[] = ['detail'];
  while (stack.length) {
    const at = stack.at(-1) as Form;
    const next = left.get(at)?.pop();
    if (next) stack.push(next);
    else walk.unshift(stack.pop() as Form);
  }
  return walk.slice(1);
}
