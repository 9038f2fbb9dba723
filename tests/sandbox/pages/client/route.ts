import { type CommitmentRef, commitmentIn } from '@rebound/shared/commitment/page-url';
import { tabIn } from '../addresses';

export const tabs = [
  ['', 'General', 'detailTab_general'],
  ['ssov', 'Subcontractor SOV', null],
  ['change_orders', 'Change Orders', 'detailTab_changeOrders'],
  ['rfqs', 'RFQs', null],
  ['invoices', 'Invoices', 'detailTab_invoices'],
  ['payments', 'Payments Issued', null],
  ['emails', 'Emails', null],
  ['change_history', 'Change History', 'detailTab_changeHistory'],
  ['advanced_settings', 'Advanced Settings', 'detailTab_advancedSettings'],
] as const satisfies readonly (readonly [path: string, text: string, hook: string | null])[];

export type Tab = (typeof tabs)[number][0];
export type Ref = CommitmentRef & { companyId: string };

export type Route =
  | { page: 'commitments'; companyId: string; projectId: string }
  | { page: 'commitment'; ref: Ref; tab: Tab }
  | { page: 'edit'; ref: Ref }
  | { page: 'unknown' };

const list =
  /^\/webclients\/host\/companies\/(?<companyId>\d+)\/projects\/(?<projectId>\d+)\/tools\/contracts\/commitments\/?$/;

/** The page that a path of the new UI asks for. */
export function routeOf(pathname: string): Route {
  const { companyId, projectId } = list.exec(pathname)?.groups ?? {};
  if (companyId && projectId) return { page: 'commitments', companyId, projectId };

  const ref = commitmentIn(pathname);
  if (!ref?.companyId) return { page: 'unknown' };
  const placed = { ...ref, companyId: ref.companyId };
  const last = tabIn(pathname);
  if (last === 'edit') return { page: 'edit', ref: placed };
  const tab = tabs.find(([path]) => path === last)?.[0];
  return tab === undefined ? { page: 'unknown' } : { page: 'commitment', ref: placed, tab };
}
