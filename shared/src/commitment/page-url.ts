import type { Kind } from './kind';

const segments: Record<Kind, string> = {
  subcontract: 'work_order_contracts',
  'purchase-order': 'purchase_order_contracts',
};

/** What a link to a commitment's page says; the older forms of the address do not name the company. */
export interface CommitmentRef {
  companyId: string | null;
  projectId: string;
  kind: Kind;
  id: string;
}

/** The address of the commitment's page, in the form of Procore's new UI. */
export function commitmentUrl(
  webUrl: string,
  ref: { companyId: string; projectId: string; kind: Kind; id: string },
): string {
  const path = `/webclients/host/companies/${ref.companyId}/projects/${ref.projectId}/tools/contracts/commitments`;
  return new URL(`${path}/${segments[ref.kind]}/${ref.id}`, webUrl).href;
}

/** The address of the list of what waits for acceptance in the ERP Integrations tool. */
export function erpIntegrationsUrl(webUrl: string, companyId: string): string {
  return new URL(`/${companyId}/company/erp_integrations/commitments/ready_to_export`, webUrl).href;
}

const forms = [
  /^\/webclients\/host\/companies\/(?<companyId>\d+)\/projects\/(?<projectId>\d+)\/tools\/contracts\/commitments\/(?<segment>work_order_contracts|purchase_order_contracts)\/(?<id>\d+)(?:\/|$)/,
  /^\/(?<projectId>\d+)\/project\/(?:contracts\/)?commitments\/(?<segment>work_order_contracts|purchase_order_contracts)\/(?<id>\d+)(?:\/|$)/,
];

/** The commitment that a path names (new, intermediate and legacy form), or `null`. The host is the caller's business. */
export function commitmentIn(pathname: string): CommitmentRef | null {
  for (const form of forms) {
    const found = form.exec(pathname)?.groups;
    if (!found?.projectId || !found.id) continue;
    const kind = found.segment === segments.subcontract ? 'subcontract' : 'purchase-order';
    return { companyId: found.companyId ?? null, projectId: found.projectId, kind, id: found.id };
  }
  return null;
}
