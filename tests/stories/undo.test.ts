import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asPerson } from './as-person';
import { badgeOf } from './badge';
import { openTab } from './open-tab';
import { panelIn } from './panel';
import { pressResend } from './press-resend';
import { commitmentPage } from './sandbox-pages';
import { type Stage, setStage } from './stage';
import { until } from './until';

const undoSeconds = 5;
const rebar = '700102';
const approvers = ['alex@northgate.example', 'ines@northgate.example'];

let stage: Stage;
beforeAll(async () => {
  stage = await setStage({ undoSeconds });
});
afterAll(() => stage?.strike());

const toldOfResend = async () => {
  await stage.world.resend.settled();
  const accepted = stage.world.resend.log
    .filter(({ outcome }) => outcome === 'accepted')
    .flatMap(({ emails }) => emails);
  const about = accepted.map(({ email }) => email).filter(({ subject }) => subject.includes('PO-0087 re-sent'));
  return about.flatMap(({ to }) => to).sort();
};

test('a click is taken back in time, nobody is mailed, and the next one mails each approver once', async () => {
  const browser = await stage.enter('priya');
  const somebody = asPerson(stage.world, 'priya');
  const numbers = (text: string) => /^\d+$/.test(text);
  const toFix = await until('a count', () => badgeOf(browser), numbers);
  const page = await browser.context.newPage();
  await page.goto(commitmentPage(stage.world, rebar, 'purchase_order'));
  const panel = await panelIn(page);

  await pressResend(panel);
  await panel
    .getByText(/^2 approvers are mailed in [1-5] s$/)
    .first()
    .waitFor();
  const held = await somebody.view(rebar);
  expect(held.commitment).toMatchObject({ erpState: 'awaiting', round: 2 });
  await panel.getByRole('button', { name: 'Undo' }).click();
  await panel.getByText('Taken back. Nobody was mailed.').waitFor();
  await panel.getByText('Please split freight into its own line.').waitFor();
  expect(await panel.evaluate(() => document.activeElement?.textContent)).toBe('Rejected by accounting');

  const back = await somebody.view(rebar);
  expect(back.commitment).toMatchObject({ erpState: 'rejected', round: 1 });
  expect(back.rejections[0]).toMatchObject({ outcome: 'open', closedAt: null });
  await until(
    'the badge as before',
    () => badgeOf(browser),
    (text) => text === toFix,
  );
  await openTab(page, 'Change History');
  const lines = page.getByRole('row').filter({ hasText: 'Re-sent to ERP' });
  await until(
    'both lines in the Change History',
    () => lines.count(),
    (count) => count === 2,
  );
  const left = Date.parse(held.undo?.until ?? '') - Date.now();
  await sleep(Math.max(0, left) + 1500);
  expect(await toldOfResend()).toEqual([]);

  await pressResend(await panelIn(page));
  await (await panelIn(page)).getByText(/^(Mailed|Delivered) to (Alex Kim|Ines Duarte) and /).waitFor();
  const subject = 'Commitment PO-0087 re-sent';
  for (const to of approvers) await stage.world.mailbox.waitForMail({ to, subject, timeoutMs: 20_000 });
  expect(await toldOfResend()).toEqual(approvers);
  expect((await somebody.view(rebar)).commitment).toMatchObject({ erpState: 'awaiting', round: 2 });
  await browser.close();
});
