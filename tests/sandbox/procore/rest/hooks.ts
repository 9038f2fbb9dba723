import { z } from 'zod';
import { type Clock, iso } from '../clock';
import { idOf } from '../ids';
import { badRequest } from '../procore-error';
import type { Hook, PayloadVersion } from '../webhooks/hook';
import type { Hooks } from '../webhooks/hooks';
import { askedHook, hooksOf, hooksV1, hooksV2, owner, ownerQuery } from './asked-hook';
import type { Call, Endpoint } from './endpoint';
import { deliveryShown, shownV1, shownV2 } from './hook-shapes';
import { paged, pageQuery, pagesOfV2 } from './paging';

const namespace = z.string().regex(/^[a-z0-9-]+$/);
const destination = {
  namespace: namespace.optional(),
  destination_url: z.url(),
  destination_headers: z.strictObject({ Authorization: z.string() }).partial().optional(),
};
const hookV1 = z.strictObject({
  ...owner,
  hook: z.strictObject({ ...destination, api_version: z.string() }),
});
const hookV2 = z.strictObject({ ...destination, namespace, payload_version: z.enum(['v2.0', 'v3.0', 'v4.0']) });

const payloads: Record<string, PayloadVersion> = { v2: 'v2.0', 'v2.0': 'v2.0', v3: 'v3.0', 'v3.0': 'v3.0' };

/** Registering for webhooks, in both versions of the API. */
export function hookEndpoints(hooks: Hooks, now: Clock): Endpoint[] {
  const mine = (call: Call) => hooksOf(hooks, call);
  const asked = (call: Call) => askedHook(hooks, call);
  const add = (call: Call, more: Pick<Hook, 'projectId' | 'payload'>, given: Given) => {
    const hook: Hook = {
      ...more,
      id: hooks.newId(),
      companyId: idOf(call.membership.company.id),
      namespace: given.namespace ?? '',
      url: given.destination_url,
      authorization: given.destination_headers?.Authorization ?? null,
      triggers: [],
      deliveries: [],
      createdAt: iso(now()),
    };
    hooks.add(hook);
    return hook;
  };
  const remove = (call: Call) => hooks.remove(asked(call));
  return [
    {
      method: 'GET',
      path: hooksV1,
      query: [...ownerQuery, 'namespace', 'api_version'],
      answer: (call) => ({
        body: mine(call)
          .filter((one) => !call.query.namespace || one.namespace === call.query.namespace)
          .map((hook) => shownV1(hook, call.login)),
      }),
    },
    {
      method: 'POST',
      path: hooksV1,
      body: hookV1,
      answer: (call) => {
        const { hook, project_id: projectId = null } = call.body as z.infer<typeof hookV1>;
        const payload = payloads[hook.api_version];
        if (!payload) throw badRequest(`api_version ${hook.api_version} is not known`);
        return { status: 201, body: shownV1(add(call, { projectId, payload }, hook), call.login) };
      },
    },
    {
      method: 'DELETE',
      path: `${hooksV1}/{id}`,
      query: ownerQuery,
      answer: (call) => {
        remove(call);
        return { body: {} };
      },
    },
    {
      method: 'GET',
      path: `${hooksV1}/{hook_id}/deliveries`,
      query: [...ownerQuery, 'page_size', 'page_start', 'filters[status]'],
      answer: (call) => ({ body: asked(call).deliveries.map(deliveryShown) }),
    },
    {
      method: 'GET',
      path: hooksV2,
      query: ['namespace', 'payload_version', 'include_trigger_count', ...pageQuery],
      answer: (call) => {
        const found = mine(call).filter((one) => !call.query.namespace || one.namespace === call.query.namespace);
        return paged(call, found.map(shownV2), pagesOfV2);
      },
    },
    {
      method: 'POST',
      path: hooksV2,
      body: hookV2,
      answer: (call) => {
        const given = call.body as z.infer<typeof hookV2>;
        const hook = add(call, { projectId: null, payload: given.payload_version }, given);
        return { status: 201, body: { data: shownV2(hook) } };
      },
    },
    { method: 'GET', path: `${hooksV2}/{id}`, answer: (call) => ({ body: { data: shownV2(asked(call)) } }) },
    {
      method: 'DELETE',
      path: `${hooksV2}/{id}`,
      answer: (call) => {
        remove(call);
        return { status: 204, body: null };
      },
    },
  ];
}

type Given = Pick<z.infer<typeof hookV1>['hook'], 'namespace' | 'destination_url' | 'destination_headers'>;
