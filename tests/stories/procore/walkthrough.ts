import type { Page } from 'playwright-core';
import type { LaunchedBrowser } from '../../sandbox/browser';
import type { ProcoreWorld } from '../../sandbox/procore-world';
import { signInWithProcore } from '../../sandbox/sign-in-with-procore';
import { badgeOf } from '../badge';
import { openTab } from '../open-tab';
import { panelIn } from '../panel';
import { album } from '../pictures';
import { pressResend } from '../press-resend';
import { actAs, commitmentPage, rejectOnErpPage } from '../sandbox-pages';
import { until } from '../until';

const curtainWall = { id: '700104', number: 'SC-1033' };
const sender = 'priya@northgate.example';
const approvers = ['alex@northgate.example', 'ines@northgate.example'];
const comment = 'The signed contract has 10 % retainage, this has 5 %.';

interface Parts {
  world: ProcoreWorld;
  browser: LaunchedBrowser;
  /** Where the numbered pictures go. */
  pictures: string;
  tell: (line: string) => void;
}

/**
 * The whole job where Procore owns the loop: signed in with Procore, rejected and mailed there, the reason read from the
 * Change History that is opened, mended, and re-sent by Procore's own button. Resolves only when every step was seen to
 * work; throws with the step that was not.
 */
export async function walkThroughProcore({ world, browser, pictures, tell }: Parts): Promise<void> {
  const takePicture = await album(pictures);
  const seen = async (page: Page, sentence: string) => tell(`✓ ${sentence}  (${await takePicture(page, sentence)})`);

  const options = await signInWithProcore(browser, world, 'priya', (login) =>
    seen(login, 'Procore asks Priya whether Rebound may act for her'),
  );
  await seen(options, 'She allows it and Rebound knows who she is');
  await options.close();

  const accounting = await browser.context.newPage();
  await actAs(accounting, world, 'alex');
  await Promise.all([
    rejectOnErpPage(accounting, world, curtainWall.number, comment),
    world.operate('procore', 'webhooks', 'register', '4100', '--as', sender),
  ]);
  await seen(accounting, 'Alex in accounting rejects the commitment in Procore');
  await accounting.close();

  const mail = await world.mailbox.waitForMail({
    to: sender,
    subject: 'ERP Commitment Rejection Notification',
    after: ({ text }) => text.includes(curtainWall.number) && text.includes('10 % retainage'),
    timeoutMs: 30_000,
  });
  const inbox = await browser.context.newPage();
  await actAs(inbox, world, 'priya');
  await inbox.goto(world.mailbox.pageOf(mail));
  const inMail = await panelIn(inbox);
  const there = inMail.getByRole('link', { name: 'Open in Procore' });
  await there.waitFor();
  await inMail.getByText('From this email, not confirmed').waitFor();
  await inMail.getByText('The signed contract has 10 % retainage').waitFor();
  await seen(inbox, "In Procore's mail the panel says what the mail says and leads to the commitment");

  const [work] = await Promise.all([browser.context.waitForEvent('page'), there.click()]);
  await work.waitForURL(commitmentPage(world, curtainWall.id));
  await (await panelIn(work)).getByText('Show the reason').waitFor();
  await seen(work, 'On the commitment the panel knows that it is yellow and offers to show the reason');
  await (await panelIn(work)).getByText('Show the reason').click();
  await work.waitForURL(/\/change_history$/);
  await (await panelIn(work)).getByText('The signed contract has 10 % retainage').waitFor();
  await until(
    'one on the badge',
    () => badgeOf(browser),
    (text) => text === '1',
  );
  await seen(work, 'Change History has been read where she opened it and the badge counts one');

  await openTab(work, 'General');
  await work.getByRole('link', { name: 'Edit Contract' }).click();
  await work.getByLabel('Default Retainage (%)').fill('10');
  await (await panelIn(work)).getByText('The signed contract has 10 % retainage').waitFor();
  await work.getByRole('button', { name: 'Save' }).click();
  await (await panelIn(work)).getByText('10%').waitFor();
  await seen(work, 'She has mended it in Procore and the panel shows what changed');

  const before = new Set((await world.mailbox.mails()).map(({ id }) => id));
  await pressResend(await panelIn(work));
  await (await panelIn(work)).getByText('Waiting for accounting').waitFor();
  await work.getByRole('button', { name: 'Retrieve from ERP' }).waitFor();
  await seen(work, "One click has pressed Procore's own button and its page says that it waits");

  for (const to of approvers) {
    const told = await world.mailbox.waitForMail({ to, subject: 're-sent', after: before, timeoutMs: 30_000 });
    if (!told.text.includes('10%')) throw new Error(`${to} is not told what changed: ${told.text}`);
  }
  await (await panelIn(work)).getByText('Delivered to').first().waitFor();
  await openTab(work, 'Change History');
  await work.getByText('Re-sent to ERP').first().waitFor();
  await until(
    'the panel below the tabs of the page that was drawn anew',
    async () => (await (await panelIn(work)).frameElement()).boundingBox(),
    (box) => box !== null && box.y > 150,
    2000,
  );
  await seen(work, 'Both approvers have been told by Rebound and the history has a line for it');

  if (world.procore.strays().length) throw new Error(world.procore.strays().join('\n'));
}
