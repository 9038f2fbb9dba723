import type { Page } from 'playwright-core';
import type { LaunchedBrowser } from './browser';
import type { ProcoreWorld } from './procore-world';

/**
 * Signs somebody in as they would: on the options page, and then at Procore, where they say who they are and allow it.
 * Leaves the options page open. `atProcore` is shown Procore's page before the choice is made.
 */
export async function signInWithProcore(
  browser: LaunchedBrowser,
  world: ProcoreWorld,
  personId: string,
  atProcore: (page: Page) => Promise<unknown> = async () => undefined,
): Promise<Page> {
  const options = await browser.context.newPage();
  await options.goto(`chrome-extension://${browser.extensionId}/options.html`);
  await options.getByLabel('Address of the Rebound API').fill(world.api.url);
  await options.getByRole('button', { name: 'Test and save' }).click();
  const [login] = await Promise.all([
    browser.context.waitForEvent('page'),
    options.getByRole('button', { name: 'Sign in with Procore' }).click(),
  ]);
  await login.getByLabel('Log in as').selectOption(world.procore.logins.of(personId)?.id ?? '');
  await atProcore(login);
  // The tab closes as soon as the extension has seen where Procore sent it.
  await Promise.all([login.waitForEvent('close'), login.getByRole('button', { name: 'Allow' }).click()]);
  await options.getByRole('button', { name: 'Sign out', exact: true }).waitFor();
  return options;
}
