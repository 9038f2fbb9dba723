import type { Me } from '@rebound/shared/permission/schema';
import type { Session } from '../../extension/src/background/session';
import type { LaunchedBrowser } from '../sandbox/browser';
import type { World } from '../sandbox/world';
import { asking } from './hostile/asking';

/** Hands the extension a session that was opened for somebody before: no code is asked for and no mail is waited for. */
export async function keepSignedIn(
  { context, extensionId }: LaunchedBrowser,
  { api, tokens }: { api: Pick<World['api'], 'url'>; tokens: Record<string, string> },
  personId: string,
): Promise<void> {
  const token = tokens[personId] ?? '';
  const answer = await fetch(`${api.url}/v1/me`, { headers: { authorization: `Bearer ${token}` } });
  const { person }: Me = await answer.json();
  const session: Session = { apiUrl: api.url, token, person };
  const page = await context.newPage();
  await page.goto(`chrome-extension://${extensionId}/welcome.html`);
  await page.evaluate(`chrome.storage.local.set(${JSON.stringify({ session })})`);
  // Told an address, the same one too, the background begins afresh with what is kept.
  const told = await page.evaluate(asking({ type: 'keep-api-url', body: { apiUrl: api.url } }));
  if (JSON.stringify(told) !== '{"ok":true,"value":null}') throw new Error(`Not signed in: ${JSON.stringify(told)}`);
  await page.close();
}
