import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LaunchedFirefox, launchFirefox } from '../sandbox/firefox';
import { asPerson } from './as-person';
import { panelIn, press, see, textOf, write } from './firefox/acts';
import { signInAs } from './firefox/sign-in';
import { expectOneResend } from './happened-once';
import { startApi } from './procore-pages/api';
import { startSite } from './procore-pages/site';
import { commitmentPage } from './sandbox-pages';
import { type Stage, setStage } from './stage';
import { until } from './until';

const extensionDir = fileURLToPath(new URL('../../extension/.output/firefox-mv3-sandbox', import.meta.url));
const rebar = { id: '700102', number: 'PO-0087' };
const insulation = { id: '700112', number: 'PO-0098' };
const roofing = { id: '700201', number: 'SC-0007' };
const curtainWall = { id: '700104', number: 'SC-1033' };

let stage: Stage;
let firefox: LaunchedFirefox;
let options: Page;
beforeAll(async () => {
  stage = await setStage();
  firefox = await come();
  options = await signInAs(firefox, stage.world, 'priya@northgate.example');
});
afterAll(async () => {
  await firefox?.close();
  await stage?.strike();
});

const come = () => launchFirefox({ extensionDir, profileDir: join(stage.folder, 'firefox') });

test('signed in with a mailed code: the badge counts what the popup lists', async () => {
  const badge = await until(
    'a count',
    () => options.evaluate('browser.action.getBadgeText({})'),
    (text) => /^\d+$/.test(String(text)),
  );
  const popup = await firefox.openOwn('popup.html');
  await see(popup, `${badge} to fix`);
  await see(popup, rebar.number);
  await popup.close();
});

test('a press in the page is confirmed in the popup, which opens by itself: a page could be in the way unseen', async () => {
  const page = await firefox.open(commitmentPage(stage.world, rebar.id, 'purchase_order'));
  const panel = await panelIn(page);
  await see(panel, 'Please split freight into its own line.');
  await press(panel, 'Re-send to ERP');
  await see(panel, "please confirm in Rebound's own window");
  await until('the popup', openPopups, (popups) => popups.some((url) => url?.endsWith('/popup.html')));
  expect((await asPerson(stage.world, 'priya').view(rebar.id)).commitment.erpState).toBe('rejected');

  const popup = await firefox.openOwn('popup.html');
  await see(popup, 'Pressed on a page');
  await press(popup, 'Re-send to ERP');
  await see(panel, 'Waiting for accounting');
  await expectOneResend(stage.world, rebar.id, rebar.number, 1);
  await Promise.all([page.close(), popup.close()]);
});

test('a rejection is re-sent from the popup', async () => {
  const popup = await firefox.openOwn('popup.html');
  await press(popup, `Re-send ${insulation.number} to ERP`);
  await untilAwaiting(insulation.id);
  await expectOneResend(stage.world, insulation.id, insulation.number, 1);
  await popup.close();
});

test('the panel stands in the opened mail', async () => {
  const comment = 'Retainage is 10 % in the signed contract.';
  await asPerson(stage.world, 'alex').command(curtainWall.id, 'reject', { comment });
  const mail = await stage.world.mailbox.waitForMail({
    to: 'priya@northgate.example',
    subject: 'ERP Commitment Rejection Notification',
    after: ({ text }) => text.includes(curtainWall.number),
    timeoutMs: 30_000,
  });
  const inbox = await firefox.open(stage.world.mailbox.pageOf(mail));
  const panel = await panelIn(inbox);
  await see(panel, comment);
  await see(panel, 'View Online');
  await inbox.close();
});

test('the API is down, the background is stopped, and the click is kept and sent once when it is back', async () => {
  const popup = await firefox.openOwn('popup.html');
  await see(popup, roofing.number);
  await stage.world.api.stop();
  await press(popup, `Re-send ${roofing.number} to ERP`);
  await see(popup, 'Kept. It is sent as soon as Rebound can be reached.');
  await stopBackground();
  await stage.world.api.start();
  await untilAwaiting(roofing.id, 60_000);
  await expectOneResend(stage.world, roofing.id, roofing.number, 1);
  await popup.close();
});

test('no script in a page reads what is kept: neither the token nor a click', async () => {
  const page = await firefox.open(commitmentPage(stage.world, rebar.id, 'purchase_order'));
  await panelIn(page);
  const seen = await options.evaluate(`(async () => {
    const [tab] = await browser.tabs.query({ url: ${JSON.stringify(`${new URL(stage.world.pages.url).origin}/*`.replace(/:\d+\//, '/'))} });
    const [{ result }] = await browser.scripting.executeScript({ target: { tabId: tab.id }, func: async () => ({
      local: Object.keys(await browser.storage.local.get(null)),
      session: typeof browser.storage.session,
      databases: (await indexedDB.databases()).map(({ name }) => name),
    }) });
    return result;
  })()`);
  expect(seen).toEqual({ local: [], session: 'undefined', databases: [] });
  expect(await textOf(options)).toContain('priya@northgate.example');
  await page.close();
});

test('Firefox lets people hold back the pages: it is said, and asked for with one press', async () => {
  const url = commitmentPage(stage.world, rebar.id, 'purchase_order');
  await options.evaluate('browser.permissions.remove({ origins: browser.runtime.getManifest().host_permissions })');
  await see(options, 'The browser keeps Rebound off');
  const popup = await firefox.openOwn('popup.html');
  await see(popup, 'The browser keeps Rebound off');
  await press(options, 'Allow');
  await until(
    'the notice gone',
    () => textOf(options),
    (text) => !text.includes('keeps Rebound off'),
  );
  const page = await firefox.open(url);
  await see(await panelIn(page), 'Waiting for accounting');
  await Promise.all([page.close(), popup.close()]);
});

test('Firefox has people asked whether the operator is told of pages that cannot be read', async () => {
  const collected = 'browser.permissions.getAll().then(({ data_collection }) => data_collection)';
  expect(await options.evaluate(collected)).not.toContain('technicalAndInteraction');
  const name = 'Tell the operator when a page cannot be read any more; counts of its parts, no text';
  const tell = await options.waitForSelector(`::-p-aria([name="${name}"][role="switch"])`);
  await tell?.click();
  await until(
    'the switch',
    async () => tell?.evaluate((one) => one.getAttribute('aria-checked')),
    (on) => on === 'true',
  );
  expect(await options.evaluate(collected)).toContain('technicalAndInteraction');
});

test('a webmail is refused, and nothing else breaks; then it is allowed, stays so over a restart, and is taken back', async () => {
  const mail = await stage.world.mailbox.waitForMail({
    to: 'priya@northgate.example',
    subject: 'Rejection',
    after: ({ text }) => text.includes(curtainWall.number),
  });
  const inbox = stage.world.mailbox.pageOf(mail).replace('127.0.0.1', 'localhost');
  await firefox.inside("Services.prefs.setBoolPref('extensions.webextOptionalPermissionPrompts', true)");
  await options.bringToFront();
  await askFor('https://mail.northgate.example');
  await until('the question of the browser', answerNo, Boolean);
  await see(options, 'so nothing shows on mail.northgate.example');
  await firefox.inside("Services.prefs.setBoolPref('extensions.webextOptionalPermissionPrompts', false)");

  await askFor(inbox);
  await see(options, 'Panels now show above rejection mails on localhost.');
  await see(await panelIn(await firefox.open(inbox)), 'View Online');
  await firefox.close();
  firefox = await come();
  await see(await panelIn(await firefox.open(inbox)), 'View Online');

  options = await firefox.openOwn('options.html');
  const sites = 'browser.scripting.getRegisteredContentScripts().then((all) => all.flatMap(({ matches }) => matches))';
  expect(await options.evaluate(sites)).toContain('http://localhost/*');
  await options.evaluate("browser.permissions.remove({ origins: ['http://localhost/*'] })");
  await see(options, 'Permission was taken back in the browser.');
  expect(await options.evaluate(sites)).not.toContain('http://localhost/*');
  const page = await firefox.open(commitmentPage(stage.world, curtainWall.id));
  await see(await panelIn(page), 'Rejected by accounting');
});

test("in Procore, a press that is confirmed in the popup presses Procore's own button in the page's own tab, though that is loaded anew by it", async () => {
  const [site, api] = await Promise.all([startSite(), startApi()]);
  api.rejected(site.at('detail'));
  site.shows({ mark: 'rejected', button: 'on', onPress: 'takes in a new document' });
  await ask(options, 'keep-api-url', { apiUrl: api.url });
  await ask(options, 'sign-in', { email: 'priya@northgate.example', code: '123456' });
  const panel = await panelIn(await firefox.open(site.at('detail')));
  await see(panel, 'Re-send to ERP');
  // What a press there asks for, without the wait until it would count.
  await ask(panel, 'ask-in-popup', { commitmentId: '700101', verb: 'resend' });
  await press(await firefox.openOwn('popup.html'), 'Re-send to ERP');
  await until(
    'the re-send',
    async () => api.heard.resends.length,
    (count) => count === 1,
  );
  expect(site.state.presses).toBe(1);
  const there = "browser.tabs.query({}).then((tabs) => tabs.filter(({ url }) => url?.endsWith('/700101')).length)";
  expect(await options.evaluate(there)).toBe(1);
  await Promise.all([site.stop(), api.stop()]);
});

function ask(where: Page | Frame, type: string, body: unknown): Promise<unknown> {
  return where.evaluate(`browser.runtime.sendMessage(${JSON.stringify({ type, body })})`);
}

async function askFor(address: string): Promise<void> {
  await options.evaluate("document.querySelector('details').open = true");
  await write(options, 'Address of your webmail', address);
  await press(options, 'Add');
}

/** Answers the browser's own question about a permission with no, once it is there. */
function answerNo(): Promise<boolean> {
  return firefox.inside(`(() => {
    const { PopupNotifications } = Services.wm.getMostRecentWindow('navigator:browser');
    const question = PopupNotifications.panel.firstElementChild;
    question?.secondaryButton.click();
    return Boolean(question);
  })()`);
}

function untilAwaiting(id: string, timeoutMs?: number): Promise<string> {
  const state = async () => (await asPerson(stage.world, 'priya').view(id)).commitment.erpState;
  return until('the re-send', state, (seen) => seen === 'awaiting', timeoutMs);
}

/** The addresses in the windows that hang from the toolbar's buttons. */
function openPopups(): Promise<string[]> {
  return firefox.inside(`[...Services.wm.getMostRecentWindow('navigator:browser').document
    .querySelectorAll('panel[panelopen] browser')].map((browser) => browser.currentURI.spec)`);
}

/** As Firefox does after half a minute in which nothing happened. */
function stopBackground(): Promise<string> {
  return firefox.inside(`(async () => {
    const { extension } = WebExtensionPolicy.getByID('rebound@rebound.example');
    await extension.terminateBackground({ ignoreDevToolsAttached: true });
    return extension.backgroundState;
  })()`);
}
