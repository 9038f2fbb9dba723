import type { LaunchedBrowser } from '../sandbox/browser';

/** Ends the extension's background worker at once, as the browser does when it wants the memory. */
export async function killWorker({ context, extensionId }: LaunchedBrowser): Promise<void> {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${extensionId}/welcome.html`);
  const session = await context.newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await page.close();
}
