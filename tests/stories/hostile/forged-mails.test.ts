import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { openDb } from '@rebound/api/db/open';
import { allow } from '@rebound/api/permission/change-permission';
import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import { tellSize } from '@rebound/shared/testing/tell-size';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LaunchedBrowser } from '../../sandbox/browser';
import { asPerson } from '../as-person';
import { panelIn } from '../panel';
import { type Stage, setStage } from '../stage';
import type { Known } from './forged-kinds';
import { type ForgedMail, forgedMails } from './forged-mails';
import { startMailPage } from './mail-page';
import { deliver, keepAccount, openMails, type SeenPanel, whatIsIn } from './open-mails';

const rejected = ['700101', '700102', '700103', '700112', '700113'];
const others = ['700104', '700105', '700106', '700107', '700108', '700109', '700110'];
const foreign = ['810001', '810002'];
const closed = ['700201', '700202', '700203'];
const absent = ['799999', '1', '0700101', '7001010', '9007199254740993', '700101700101700101700101', '0'];
const stateWords: Record<string, string> = {
  awaiting: 'Waiting for accounting',
  rejected: 'Rejected by accounting',
  retrieved: 'Retrieved from accounting',
  accepted: 'Accepted by accounting',
  exported: 'In the ERP',
  'export-failed': 'Export to the ERP failed',
  closed: 'Void',
};
/** Of each kind, one in so many forged mails is tried. */
const share = process.env.REBOUND_LONG ? 1 : 4;
/** Of the kinds, those that are also sent through the mail server. */
const everyNth = process.env.REBOUND_LONG ? 1 : 3;
let stage: Stage;
let browser: LaunchedBrowser;
let mails: ForgedMail[];
const views = new Map<string, CommitmentView>();

beforeAll(async () => {
  stage = await setStage();
  browser = await stage.enter('priya');
  for (const id of closed) views.set(id, await asPerson(stage.world, 'priya').view(id));
  await shutOut('25003');
  for (const id of [...rejected, ...others]) views.set(id, await asPerson(stage.world, 'priya').view(id));
  for (const id of foreign) views.set(id, await asPerson(stage.world, 'lena').view(id));
  const known: Known = {
    pagesUrl: stage.world.pages.url,
    rejected: rejected.map(viewOf),
    others: others.map(viewOf),
    unseen: { foreign, closed, absent },
  };
  mails = await forgedMails(known, 20, share);
  await keepAccount(browser);
});
afterAll(() => stage?.strike());

test('a forged mail brings about nothing that is not on record, and no button', async () => {
  const page = await startMailPage(mails);
  const wrong = await faultsOf(mails, page.urls);
  await page.stop();
  const kinds = new Set(mails.map(({ kind }) => kind));
  tellSize(
    `S3: ${mails.length} forged mails of ${kinds.size} kinds: ${wrong.length} panels that a forger had a word in`,
  );
  expect(wrong).toEqual([]);
  expect(mails.length).toBeGreaterThanOrEqual(200 / share);
  expect(kinds.size).toBeGreaterThanOrEqual(20);
});

test('nor does it in the real mailbox, where it came by its mail server', async () => {
  const kinds = [...Map.groupBy(mails, ({ kind }) => kind).values()].filter((_, index) => index % everyNth === 0);
  const some = kinds.flatMap((alike) => alike.slice(0, 1));
  const wrong = await faultsOf(some, await deliver(stage.world, 'priya@northgate.example', some));
  tellSize(`S3: ${some.length} of them in MailDev: ${wrong.length}`);
  expect(wrong).toEqual([]);
  expect(some.length).toBeGreaterThanOrEqual(20 / everyNth);
});

test('a mail that says what is on record has its button, else the lack of it would prove nothing', async () => {
  const sent = await stage.world.mailbox.mails();
  const isOf = (id: string) =>
    sent.find(({ html, subject }) => /Rejection Notification/.test(subject) && html.includes(`/${id}"`));
  const urls = ['700102', '700112']
    .map((id) => isOf(id))
    .flatMap((mail) => (mail ? [stage.world.mailbox.pageOf(mail)] : []));
  expect(urls).toHaveLength(2);
  for (const panel of await openMails(
    browser,
    urls.map((url) => ({ url, isAwaited: true })),
    whatIsIn,
  )) {
    expect(panel?.buttons).toContain('Re-send to ERP');
    expect(panel?.note).toBe('');
  }
});

test('while nobody can be asked, what a mail says stands there as its own word', async () => {
  const forged = mails.find(({ outcome }) => outcome === 'unknown');
  const page = await startMailPage(forged ? [forged] : []);
  await stage.world.api.kill();
  const tab = await browser.context.newPage();
  await tab.goto(page.urls[0] ?? '');
  const panel = await panelIn(tab);
  await panel.getByText('Not checked with Rebound').waitFor();
  const ever = await panel.evaluate<SeenPanel['ever']>('everShown');
  expect(await panel.locator('.unconfirmed').textContent()).toContain(forged?.mark);
  expect(ever.text).not.toContain(forged?.mark);
  expect(ever.buttons).toBe(0);
  await page.stop();
});

async function faultsOf(some: readonly ForgedMail[], urls: readonly string[]): Promise<string[]> {
  const panels = await openMails(
    browser,
    some.map(({ outcome }, index) => ({ url: urls[index] ?? '', isAwaited: outcome !== 'none' })),
    whatIsIn,
  );
  for (const id of [...rejected, ...others]) {
    expect((await asPerson(stage.world, 'priya').view(id)).commitment).toEqual(viewOf(id).commitment);
  }
  return some.flatMap((mail, index) => {
    const fault = faultIn(mail, panels[index] ?? null);
    return fault ? [`${index} ${mail.kind}: ${fault}`] : [];
  });
}

/** What is wrong with the panel that `mail` brought about, or `null`. */
function faultIn({ outcome, about, mark }: ForgedMail, panel: SeenPanel | null): string | null {
  if (outcome === 'none') return panel && `a panel: ${panel.text}`;
  if (!panel) return 'no panel';
  if (panel.ever.buttons || panel.buttons.length) return `a button: ${panel.buttons.join()}`;
  if (panel.text.includes(mark) || panel.ever.text.includes(mark)) return `the mail's own words: ${panel.text}`;
  if (outcome === 'unknown') {
    return panel.text.trim() === unknown && !panel.links.length ? null : `more than is known: ${panel.text}`;
  }
  const view = viewOf(about ?? '');
  const astray = panel.links.filter((link) => !link.startsWith(view.pageUrl) && !link.startsWith('mailto:'));
  if (astray.length) return `a link elsewhere: ${astray}`;
  const facts = factsOf(view);
  const stated = Object.fromEntries(Object.keys(facts).map((name) => [name, panel[name as keyof SeenPanel]]));
  return isDeepStrictEqual(stated, facts) ? null : `stated ${JSON.stringify(stated)}, not ${JSON.stringify(facts)}`;
}

const unknown = 'Not confirmed: Rebound knows no such commitment, or you may not see it.';

/** What a panel may state, from the API's answer alone. */
function factsOf({ commitment, rejections, changes, exportError }: CommitmentView) {
  const open = rejections.find(({ outcome }) => outcome === 'open');
  return {
    state: stateWords[commitment.erpState],
    which: `${commitment.number} · round ${commitment.round}`,
    comment: open?.comment ?? exportError ?? '',
    by: open?.rejectedBy.name ?? '',
    changes: open ? changes.flatMap(({ from, to }) => [from ?? 'none', to ?? 'none']) : [],
    earlier: rejections.filter((one) => one !== open).map(({ comment }) => comment),
    note: 'This email is not what Rebound has on record. All else here is.Open in Procore',
    buttons: [],
  };
}

function viewOf(id: string): CommitmentView {
  const view = views.get(id);
  if (!view) throw new Error(`No view of ${id}.`);
  return view;
}

/** As the operator does: from now on Priya has no level in a project. */
async function shutOut(projectId: string): Promise<void> {
  const db = await openDb({ url: `file:${join(stage.world.folder, 'rebound.db')}` });
  const inProject = { id: projectId, commitments: 'none' } as const;
  await db.write((tx) => allow(tx, 'priya@northgate.example', { inProject }, new Date().toISOString()));
  db.close();
}
