import { z } from 'zod';
import type { Client } from './client';
import { type Hook, hookShape } from './shapes';

/** What our hooks are called at Procore: small letters, digits and dashes. */
export const namespace = 'rebound';
const resources = ['Work Order Contracts', 'Purchase Order Contracts'];
const events = ['create', 'update', 'delete'];

const hooksPath = ({ owner }: Client) => `/rest/v2.0/companies/${owner.companyId}/webhooks/hooks`;

/** The hooks of this app in the client's company. */
export function listHooks(client: Client): Promise<Hook[]> {
  return client.allEnveloped(hooksPath(client), hookShape, { namespace });
}

/** Makes one that posts to `url` with `authorization` for its header, unless there is one; answers its id. */
export async function registerHook(
  client: Client,
  { url, authorization }: { url: string; authorization: string },
): Promise<{ id: string; isNew: boolean }> {
  const known = (await listHooks(client)).find(({ destination_url }) => destination_url === url);
  if (known) return { id: known.id, isNew: false };
  const path = hooksPath(client);
  const hook = { payload_version: 'v4.0', namespace, destination_url: url };
  const headers = { destination_headers: { Authorization: authorization } };
  const { data } = await client.change('POST', path, z.object({ data: hookShape }), { ...hook, ...headers });
  const triggers = resources.flatMap((resource_name) => events.map((event_type) => ({ resource_name, event_type })));
  await client.change('POST', `${path}/${data.id}/triggers/bulk`, z.unknown(), triggers);
  return { id: data.id, isNew: true };
}

export async function removeHook(client: Client, id: string): Promise<void> {
  await client.change('DELETE', `${hooksPath(client)}/${encodeURIComponent(id)}`, z.unknown());
}
