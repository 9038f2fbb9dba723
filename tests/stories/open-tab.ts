import type { Page } from 'playwright-core';
import { until } from './until';

/** Opens one of a commitment's tabs as a person does: once more where the page moved under the click. */
export async function openTab(page: Page, name: 'General' | 'Change History'): Promise<void> {
  const link = page.getByRole('link', { name });
  const press = async () => {
    await link.click();
    await page.waitForTimeout(100);
    return link.getAttribute('aria-current');
  };
  await until(`the tab ${name}`, press, (current) => current === 'page');
}
