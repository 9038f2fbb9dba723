import type { Page } from 'playwright-core';
import type { World } from '../sandbox/world';

export const riverside = { companyId: '4100', projectId: '24017' };

export function commitmentPage(world: World, id: string, kind: 'work_order' | 'purchase_order' = 'work_order'): string {
  return `${commitmentsPage(world)}/${kind}_contracts/${id}`;
}

export function commitmentsPage(world: World, { companyId, projectId } = riverside): string {
  return `${world.pages.url}/webclients/host/companies/${companyId}/projects/${projectId}/tools/contracts/commitments`;
}

export function erpPage(world: World): string {
  return `${world.pages.url}/${riverside.companyId}/company/erp_integrations/commitments/ready_to_export`;
}

/** Makes the pages in this browser act as one of the demo people, by the chooser in their top bar. */
export async function actAs(page: Page, world: World, personId: string): Promise<void> {
  await page.goto(world.pages.url);
  const chooser = page.getByLabel('Signed in as');
  if ((await chooser.inputValue()) === personId) return;
  await Promise.all([page.waitForEvent('load'), chooser.selectOption(personId)]);
}

/** Rejects a waiting commitment on the ERP Integrations page, as the person the page acts for. */
export async function rejectOnErpPage(page: Page, world: World, number: string, comment: string): Promise<void> {
  await page.goto(erpPage(world));
  const row = page.getByRole('row').filter({ hasText: number });
  await row.getByRole('button', { name: 'Reject', exact: true }).click();
  const box = page.getByRole('dialog');
  await box.getByLabel('Enter a Comment').fill(comment);
  await box.getByRole('button', { name: 'Reject', exact: true }).click();
  await row.waitFor({ state: 'detached' });
}
