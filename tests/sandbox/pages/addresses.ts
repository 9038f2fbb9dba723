import { type CommitmentRef, commitmentIn, commitmentUrl } from '@rebound/shared/commitment/page-url';

type Placed = CommitmentRef & { companyId: string };

const anyHost = 'http://host.invalid';
const olderForm = /^\/\d+\/project\/(?:contracts\/)?commitments\//;

export function commitmentsPath(companyId: string, projectId: string): string {
  return `/webclients/host/companies/${companyId}/projects/${projectId}/tools/contracts/commitments`;
}

/** The new UI's path of a commitment, or of one of its tabs. */
export function commitmentPath(ref: Placed, tab = ''): string {
  return new URL(commitmentUrl(anyHost, ref)).pathname + (tab && `/${tab}`);
}

/** The form that links in the list have: it names no company. */
export function intermediatePath({ projectId, kind, id }: Omit<CommitmentRef, 'companyId'>): string {
  const segment = kind === 'subcontract' ? 'work_order_contracts' : 'purchase_order_contracts';
  return `/${projectId}/project/contracts/commitments/${segment}/${id}`;
}

export function erpPath(companyId: string, tab: 'ready_to_export' | 'failed' | 'synced' = 'ready_to_export'): string {
  return `/${companyId}/company/erp_integrations/commitments/${tab}`;
}

/** Where an address of an older form leads in the new UI; `null` for any other, or a project that nobody knows. */
export function newFormOf(pathname: string, companyOfProject: Record<string, string>): string | null {
  if (!olderForm.test(pathname)) return null;
  const ref = commitmentIn(pathname);
  const companyId = ref && companyOfProject[ref.projectId];
  if (!ref || !companyId) return null;
  return commitmentPath({ ...ref, companyId }, tabIn(pathname));
}

/** What stands after the commitment's id; empty for General. */
export function tabIn(pathname: string): string {
  return /_contracts\/\d+\/([a-z_]+)\/?$/.exec(pathname)?.[1] ?? '';
}
