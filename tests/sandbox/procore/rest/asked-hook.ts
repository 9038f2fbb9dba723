import { idOf } from '../ids';
import { notFound } from '../procore-error';
import type { Hook } from '../webhooks/hook';
import type { Hooks } from '../webhooks/hooks';
import type { Call } from './endpoint';
import { id } from './input';

export const hooksV1 = '/rest/v1.0/webhooks/hooks';
export const hooksV2 = '/rest/v2.0/companies/{company_id}/webhooks/hooks';
/** Who owns a hook, as v1 names it in bodies and in queries. */
export const owner = { company_id: id.optional(), project_id: id.optional() };
export const ownerQuery = ['company_id', 'project_id'];

/** The hooks of the company that a call is about. */
export function hooksOf(hooks: Hooks, { membership }: Pick<Call, 'membership'>): Hook[] {
  return hooks.all.filter(({ companyId }) => companyId === idOf(membership.company.id));
}

/** The one that a call names. */
export function askedHook(hooks: Hooks, call: Call): Hook {
  const hook = hooksOf(hooks, call).find((one) => one.id === (call.path.hook_id ?? call.path.id));
  if (!hook) throw notFound();
  return hook;
}
