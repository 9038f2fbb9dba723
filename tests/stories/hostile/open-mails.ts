import { createTransport } from 'nodemailer';
import type { Frame, Page } from 'playwright-core';
import type { LaunchedBrowser } from '../../sandbox/browser';
import type { World } from '../../sandbox/world';
import { panelsIn } from '../panel';
import { until } from '../until';

export interface Mailed {
  subject: string;
  html: string | null;
  text: string;
}

/** What a panel above a mail shows, as a person sees it. */
export interface SeenPanel {
  state: string;
  which: string;
  comment: string;
  by: string;
  changes: string[];
  earlier: string[];
  note: string;
  buttons: string[];
  links: string[];
  text: string;
  /** Everything that ever stood in it outside of what was labelled as the mail's own word, and every button. */
  ever: { text: string; buttons: number };
}

/** Puts `mails` into the mailbox of `to`, by its mail server as any other; answers the address of each in MailDev's page. */
export async function deliver({ mailbox }: World, to: string, mails: readonly Mailed[]): Promise<string[]> {
  const transport = createTransport({ host: '127.0.0.1', port: mailbox.smtpPort, ignoreTLS: true, pool: true });
  const names = mails.map((_, index) => `forged-${index}`);
  for (const [index, { subject, html, text }] of mails.entries()) {
    const from = 'Northgate Builders <notifications@northgate.example>';
    const headers = { 'X-Name': names[index] ?? '' };
    await transport.sendMail({ ...{ from, to, subject, text, headers }, ...(html === null ? {} : { html }) });
  }
  transport.close();
  const arrived = await until(
    'all mails',
    async () => (await mailbox.mails()).filter(({ headers }) => headers['x-name']),
    ({ length }) => length === mails.length,
  );
  return names.map((name) => {
    const mail = arrived.find(({ headers }) => headers['x-name'] === name);
    if (!mail) throw new Error(`${name} did not arrive.`);
    return mailbox.pageOf(mail);
  });
}

/** From now on, every panel in `browser` keeps account of what it ever showed. */
export async function keepAccount({ context }: LaunchedBrowser): Promise<void> {
  await context.addInitScript(() => {
    if (location.protocol !== 'chrome-extension:') return;
    const ever = { text: '', buttons: 0 };
    Reflect.set(window, 'everShown', ever);
    new MutationObserver(() => {
      const body = document.body.cloneNode(true) as HTMLElement;
      for (const own of body.querySelectorAll('.unconfirmed')) {
        const label = own.closest('.panel')?.querySelector('.state')?.textContent;
        if (label === 'From this email, not confirmed') own.remove();
      }
      ever.text += `${body.textContent}\n`;
      ever.buttons = Math.max(ever.buttons, body.querySelectorAll('button, input, [role=button]').length);
    }).observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
  });
}

export interface Opened {
  url: string;
  /** Whether a panel is to come; else it is not waited for long. */
  isAwaited: boolean;
}

const tabs = 3;

/** Opens one mail after the other, as a person goes through their mail, and looks at each; `null` where no panel came. */
export async function openMails<T>(
  { context }: LaunchedBrowser,
  mails: readonly Opened[],
  look: (panel: Frame | null, page: Page, index: number) => Promise<T>,
): Promise<T[]> {
  const seen: T[] = [];
  const inTab = async (tab: number) => {
    const page = await context.newPage();
    for (const [index, mail] of mails.entries()) {
      if (index % tabs === tab) seen[index] = await look(await panelOf(page, mail), page, index);
    }
    await page.close();
  };
  await Promise.all(Array.from({ length: tabs }, (_, tab) => inTab(tab)));
  return seen;
}

async function panelOf(page: Page, { url, isAwaited }: Opened): Promise<Frame | null> {
  const before = new Set(panelsIn(page));
  await goTo(page, url);
  const panel = await newPanel(page, before, isAwaited ? 15_000 : 500);
  if (panelsIn(page).some((one) => one !== panel)) throw new Error(`More panels than one at ${url}`);
  return panel;
}

async function goTo(page: Page, url: string): Promise<void> {
  const { origin, hash } = new URL(url);
  if (page.url().startsWith(origin)) await page.evaluate((wanted) => location.assign(wanted), hash);
  else await page.goto(url);
  await page.locator(`[data-testid=email-viewer][data-email-id="${hash.slice('#/email/'.length)}"]`).waitFor();
}

/** The panel that has come since, once it has heard from the API. */
async function newPanel(page: Page, before: ReadonlySet<Frame>, withinMs: number): Promise<Frame | null> {
  const end = Date.now() + withinMs;
  while (Date.now() < end) {
    const panel = panelsIn(page).find((one) => !before.has(one));
    if (panel && (await isAnswered(panel))) return panel;
    await page.waitForTimeout(100);
  }
  return panelsIn(page)[0] ?? null;
}

function isAnswered(panel: Frame): Promise<boolean> {
  const answered = "document.querySelector('.panel') && !document.querySelector('.unconfirmed, [aria-busy=true]')";
  return panel.evaluate<boolean>(`Boolean(${answered})`).catch(() => false);
}

/** What there is to see in a panel, if there is one. */
export async function whatIsIn(panel: Frame | null): Promise<SeenPanel | null> {
  if (!panel) return null;
  return panel.evaluate(() => {
    const all = (selector: string) => [...document.querySelectorAll(selector)];
    const texts = (selector: string) => all(selector).map((element) => element.textContent ?? '');
    return {
      state: texts('.state').join(),
      which: texts('.head > .end, .strip > .end').join(),
      comment: texts('.comment').join('\n---\n'),
      by: texts('.by > span:first-child').join(),
      changes: texts('.change .typed'),
      earlier: texts('.round-comment'),
      note: texts('[role=note]').join(),
      buttons: texts('button, input, [role=button]'),
      links: all('a').map((link) => link.getAttribute('href') ?? ''),
      text: document.body.textContent ?? '',
      ever: Reflect.get(window, 'everShown'),
    };
  });
}
