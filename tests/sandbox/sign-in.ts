import type { LaunchedBrowser } from './browser';
import type { World } from './world';

/** Signs somebody in as they would: on the options page, with the code from their mailbox. Leaves that page open. */
export async function signInAs(browser: LaunchedBrowser, world: Pick<World, 'api' | 'mailbox'>, email: string) {
  const page = await browser.context.newPage();
  await page.goto(`chrome-extension://${browser.extensionId}/options.html`);
  const address = page.getByLabel('Address of the Rebound API');
  await address.fill(world.api.url);
  await page.getByRole('button', { name: 'Test and save' }).click();
  await page.getByText('Connected.').waitFor();
  const before = new Set((await world.mailbox.mails()).map(({ id }) => id));
  await page.getByLabel('Email').fill(email);
  await page.getByRole('button', { name: 'Send me a code' }).click();
  const mail = await world.mailbox.waitForMail({
    to: email,
    subject: /sign-in code/i,
    after: before,
    timeoutMs: 20_000,
  });
  const code = /\b\d{6}\b/.exec(mail.text)?.[0];
  if (!code) throw new Error(`No code in the mail: ${mail.text}`);
  await page.getByLabel('Code').fill(code);
  await page.getByRole('button', { name: 'Sign in' }).click();
  // The address alone stands there already, where the code was sent to.
  await page.getByRole('button', { name: 'Sign out', exact: true }).waitFor();
  return page;
}
