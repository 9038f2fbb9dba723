import type { Page } from 'puppeteer-core';
import type { LaunchedFirefox } from '../../sandbox/firefox';
import type { World } from '../../sandbox/world';
import { press, see, write } from './acts';

/** Signs somebody in as they would, on the options page with the code from their mailbox, and leaves that page open. */
export async function signInAs(firefox: LaunchedFirefox, { api, mailbox }: World, email: string): Promise<Page> {
  const options = await firefox.openOwn('options.html');
  await write(options, 'Address of the Rebound API', api.url);
  await press(options, 'Test and save');
  await see(options, 'Connected.');
  const before = new Set((await mailbox.mails()).map(({ id }) => id));
  await write(options, 'Email', email);
  await press(options, 'Send me a code');
  const mail = await mailbox.waitForMail({ to: email, subject: /sign-in code/i, after: before, timeoutMs: 20_000 });
  await write(options, 'Code', /\b\d{6}\b/.exec(mail.text)?.[0] ?? '');
  await press(options, 'Sign in');
  await see(options, email);
  return options;
}
