import type { Kind } from '@rebound/shared/commitment/kind';
import type { Client } from './client';
import { contractPath } from './paths';
import { Hidden } from './problems';
import { type Original, originalOf } from './read-contract';
import { contractShape, lineShape, projectShape, vendorShape } from './shapes';

export interface Where {
  id: string;
  projectId: string;
  kind: Kind;
}

/** Asks for a commitment with its lines, as the client's person may see it; `null` where it does not exist for them. */
export async function fetchOriginal(client: Client, { id, projectId, kind }: Where): Promise<Original | null> {
  const path = contractPath(kind, id);
  try {
    const contract = await client.get(path, contractShape, { project_id: projectId });
    if (contract.id !== id || (contract.project?.id ?? projectId) !== projectId) return null;
    const lines = contract.line_items ?? (await client.all(`${path}/line_items`, lineShape, { project_id: projectId }));
    return originalOf(kind, contract, lines);
  } catch (error) {
    if (error instanceof Hidden) return null;
    throw error;
  }
}

/** The project's name, if it is one of the client's company; `null` where it is not, or not for this person. */
export async function fetchProject(client: Client, projectId: string): Promise<string | null> {
  const { companyId } = client.owner;
  try {
    const query = { company_id: companyId };
    const found = await client.get(`/rest/v1.0/projects/${encodeURIComponent(projectId)}`, projectShape, query);
    const isOurs = found.id === projectId && (found.company?.id ?? companyId) === companyId;
    return isOurs ? (found.name ?? `Project ${projectId}`) : null;
  } catch (error) {
    if (error instanceof Hidden) return null;
    throw error;
  }
}

export interface Vendor {
  id: string;
  name: string;
  /** Its code in the ERP, `null` while it is not linked; `undefined` where this person may not see. */
  erpCode: string | null | undefined;
}

export async function fetchVendor(client: Client, vendor: { id: string; name: string }): Promise<Vendor> {
  try {
    const query = { company_id: client.owner.companyId, view: 'erp' };
    const found = await client.get(`/rest/v1.0/vendors/${encodeURIComponent(vendor.id)}`, vendorShape, query);
    const code = found.origin_code ?? found.origin_id ?? found.id;
    return { id: vendor.id, name: found.name ?? vendor.name, erpCode: found.synced_to_erp ? code : null };
  } catch (error) {
    if (error instanceof Hidden) return { ...vendor, erpCode: undefined };
    throw error;
  }
}
