import type { LaunchedBrowser } from '../sandbox/browser';

/** What the toolbar button shows, asked of the browser itself from one of the extension's pages. */
export async function badgeOf(browser: LaunchedBrowser): Promise<string> {
  const page = await browser.context.newPage();
  try {
    await page.goto(`chrome-extension://${browser.extensionId}/popup.html`);
    return await page.evaluate('chrome.action.getBadgeText({})');
  } finally {
    await page.close();
  }
}
