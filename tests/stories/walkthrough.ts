import type { Page } from 'playwright-core';
import type { LaunchedBrowser } from '../sandbox/browser';
import { signInAs } from '../sandbox/sign-in';
import type { World } from '../sandbox/world';
import { badgeOf } from './badge';
import { openTab } from './open-tab';
import { panelIn } from './panel';
import { album } from './pictures';
import { pressResend } from './press-resend';
import { actAs, commitmentPage, erpPage, rejectOnErpPage } from './sandbox-pages';
import { until } from './until';

const curtainWall = { id: '700104', number: 'SC-1033' };
const sender = 'priya@northgate.example';
const approvers = ['alex@northgate.example', 'ines@northgate.example'];
const comment =
  'The signed contract has 10 % retainage, this has 5 %.\nThe title must name both faces: "Curtain wall, east + south".';

interface Parts {
  world: World;
  browser: LaunchedBrowser;
  /** Where the numbered pictures go. */
  pictures: string;
  tell: (line: string) => void;
}

/**
 * The whole job in a real browser: rejected, mailed, understood, mended, re-sent, accepted. Resolves only when every
 * step was seen to work; throws with the step that was not.
 */
export async function walkThrough({ world, browser, pictures, tell }: Parts): Promise<void> {
  const takePicture = await album(pictures);
  const seen = async (page: Page, sentence: string) => tell(`✓ ${sentence}  (${await takePicture(page, sentence)})`);

  const options = await signInAs(browser, world, sender);
  await seen(options, 'Priya signs in with the code from her mailbox');
  await options.close();
  const before = await until(
    'a first count',
    () => badgeOf(browser),
    (text) => /^\d+$/.test(text),
  );

  const accounting = await browser.context.newPage();
  await actAs(accounting, world, 'alex');
  const known = new Set((await world.mailbox.mails()).map(({ id }) => id));
  await rejectOnErpPage(accounting, world, curtainWall.number, comment);
  await seen(accounting, 'Alex in accounting rejects the commitment with a comment');

  const mail = await world.mailbox.waitForMail({
    to: sender,
    subject: 'ERP Commitment Rejection Notification',
    after: (one) => !known.has(one.id) && one.text.includes(curtainWall.number),
    timeoutMs: 30_000,
  });
  await until(
    'one more on the badge',
    () => badgeOf(browser),
    (text) => text === String(Number(before) + 1),
  );
  const popup = await browser.context.newPage();
  await popup.setViewportSize({ width: 360, height: 560 });
  await popup.goto(`chrome-extension://${browser.extensionId}/popup.html`);
  await popup.getByText(curtainWall.number).waitFor();
  await seen(popup, 'The mail has arrived the badge counts one more and the popup lists it');
  await popup.close();

  await actAs(accounting, world, 'priya');
  const inbox = await browser.context.newPage();
  await inbox.goto(world.mailbox.pageOf(mail));
  const inMail = await panelIn(inbox);
  await inMail.getByText('The signed contract has 10 % retainage').waitFor();
  await seen(inbox, 'In the opened mail the panel shows why');

  const [work] = await Promise.all([
    browser.context.waitForEvent('page'),
    inMail.getByRole('link', { name: 'View Online' }).click(),
  ]);
  await work.waitForURL(commitmentPage(world, curtainWall.id));
  const panel = await panelIn(work);
  await panel.getByText('The signed contract has 10 % retainage').waitFor();
  await seen(work, 'View Online leads to the commitment and the panel stands there too');

  await work.getByRole('link', { name: 'Edit Contract' }).click();
  await work.getByLabel('Default Retainage (%)').fill('10');
  await work.getByLabel('Title', { exact: true }).fill('Curtain wall, east + south');
  await (await panelIn(work)).getByText('The signed contract has 10 % retainage').waitFor();
  await seen(work, 'Priya mends it with the reason still on the page');
  await work.getByRole('button', { name: 'Save' }).click();
  const changed = await panelIn(work);
  await changed.getByText('Curtain wall, east + south', { exact: true }).waitFor();
  await changed.getByText('10%').waitFor();
  await seen(work, 'She has saved and the panel shows what changed');

  const mailsBefore = new Set((await world.mailbox.mails()).map(({ id }) => id));
  await pressResend(await panelIn(work));
  await (await panelIn(work)).getByText('Waiting for accounting').waitFor();
  await openTab(work, 'Change History');
  await work.getByText('Re-sent to ERP').first().waitFor();
  await work.getByText('Rejected Message').first().waitFor();
  await seen(work, 'One click re-sent it and page and panel say that it waits');

  for (const to of approvers) {
    const told = await world.mailbox.waitForMail({ to, subject: 're-sent', after: mailsBefore, timeoutMs: 30_000 });
    if (!told.text.includes('Curtain wall, east + south'))
      throw new Error(`${to} is not told what changed: ${told.text}`);
    await inbox.goto(world.mailbox.pageOf(told));
    await inbox.reload();
    await inbox.frameLocator('iframe[title="Email HTML content"]').getByText('Changed since the rejection').waitFor();
    await until(
      'the whole mail',
      () => heightOfMail(inbox),
      (height) => height > 400,
    );
    await seen(inbox, `${told.to[0] ?? to} has been told what changed`);
  }
  await work.bringToFront();
  await (await panelIn(work)).getByText('Delivered to').first().waitFor();
  await seen(work, 'And the panel knows that the mails have arrived');

  await actAs(accounting, world, 'alex');
  await accounting.goto(erpPage(world));
  const row = accounting.getByRole('row').filter({ hasText: curtainWall.number });
  await row.getByRole('button', { name: 'Accept' }).click();
  await row.getByRole('button', { name: 'Export' }).waitFor();
  await seen(accounting, 'Alex accepts it');
  await work.bringToFront();
  await (await panelIn(work)).getByText('Accepted').first().waitFor();
  await seen(work, 'And Priya sees that it is accepted');
}

/** MailDev opens a mail low and lets it grow to its length. */
async function heightOfMail(inbox: Page): Promise<number> {
  return (await inbox.locator('iframe[title="Email HTML content"]').boundingBox())?.height ?? 0;
}
