import { z } from 'zod';
import { type Clock, iso } from '../clock';
import { number } from '../exact-json';
import { idOf } from '../ids';
import type { Login } from '../logins';
import { badRequest, invalid, notFound } from '../procore-error';
import type { Hook, PayloadVersion } from '../webhooks/hook';
import type { Hooks } from '../webhooks/hooks';
import type { Call, Endpoint } from './endpoint';
import { id } from './input';
import { paged, pageQuery, pagesOfV2 } from './paging';

const namespace = z.string().regex(/^[a-z0-9-]+$/);
const destination = {
  namespace: namespace.optional(),
  destination_url: z.url(),
  destination_headers: z.strictObject({ Authorization: z.string() }).partial().optional(),
};
const owner = { company_id: id.optional(), project_id: id.optional() };
const hookV1 = z.strictObject({
  ...owner,
  hook: z.strictObject({ ...destination, api_version: z.string() }),
});
const triggerV1 = z.strictObject({
  ...owner,
  api_version: z.string().optional(),
  trigger: z.strictObject({ resource_name: z.string(), event_type: z.string() }),
});
const hookV2 = z.strictObject({ ...destination, namespace, payload_version: z.enum(['v2.0', 'v3.0', 'v4.0']) });
const triggerV2 = z.strictObject({ resource_name: z.string(), event_type: z.string() });

const v1 = '/rest/v1.0/webhooks/hooks';
const v2 = '/rest/v2.0/companies/{company_id}/webhooks/hooks';
const ownerQuery = ['company_id', 'project_id'];
const payloads: Record<string, PayloadVersion> = { v2: 'v2.0', 'v2.0': 'v2.0', v3: 'v3.0', 'v3.0': 'v3.0' };

/** Registering for webhooks, both ways. */
export function hookEndpoints(hooks: Hooks, now: Clock): Endpoint[] {
  const mine = ({ membership }: Call) => hooks.all.filter(({ companyId }) => companyId === idOf(membership.company.id));
  const asked = (call: Call) => {
    const hook = mine(call).find((one) => one.id === (call.path.hook_id ?? call.path.id));
    if (!hook) throw notFound();
    return hook;
  };
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
  const addTrigger = (hook: Hook, { resource_name: resource, event_type: event }: z.infer<typeof triggerV2>) => {
    if (hook.triggers.some((one) => one.resource === resource && one.event === event)) {
      throw invalid({ resource_name: ['has already been taken'] });
    }
    const trigger = { id: hooks.newId(), resource, event };
    hook.triggers.push(trigger);
    return trigger;
  };
  const removeTrigger = (call: Call) => {
    const hook = asked(call);
    hook.triggers = hook.triggers.filter((one) => one.id !== call.path.id);
  };
  const remove = (call: Call) => hooks.remove(asked(call));
  return [
    {
      method: 'GET',
      path: v1,
      query: [...ownerQuery, 'namespace', 'api_version'],
      answer: (call) => ({
        body: mine(call)
          .filter((one) => !call.query.namespace || one.namespace === call.query.namespace)
          .map((hook) => shownV1(hook, call.login)),
      }),
    },
    {
      method: 'POST',
      path: v1,
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
      path: `${v1}/{id}`,
      query: ownerQuery,
      answer: (call) => {
        remove(call);
        return { body: {} };
      },
    },
    {
      method: 'GET',
      path: `${v1}/{hook_id}/triggers`,
      query: ownerQuery,
      answer: (call) => ({ body: asked(call).triggers.map((one) => triggerShownV1(asked(call), one)) }),
    },
    {
      method: 'POST',
      path: `${v1}/{hook_id}/triggers`,
      body: triggerV1,
      answer: (call) => {
        const { trigger } = call.body as z.infer<typeof triggerV1>;
        return { status: 201, body: triggerShownV1(asked(call), addTrigger(asked(call), trigger)) };
      },
    },
    {
      method: 'DELETE',
      path: `${v1}/{hook_id}/triggers/{id}`,
      query: ownerQuery,
      answer: (call) => {
        removeTrigger(call);
        return { body: {} };
      },
    },
    {
      method: 'GET',
      path: `${v1}/{hook_id}/deliveries`,
      query: [...ownerQuery, 'page_size', 'page_start', 'filters[status]'],
      answer: (call) => ({ body: asked(call).deliveries.map(deliveryShown) }),
    },
    {
      method: 'GET',
      path: v2,
      query: ['namespace', 'payload_version', 'include_trigger_count', ...pageQuery],
      answer: (call) => {
        const found = mine(call).filter((one) => !call.query.namespace || one.namespace === call.query.namespace);
        return paged(call, found.map(shownV2), pagesOfV2);
      },
    },
    {
      method: 'POST',
      path: v2,
      body: hookV2,
      answer: (call) => {
        const given = call.body as z.infer<typeof hookV2>;
        const hook = add(call, { projectId: null, payload: given.payload_version }, given);
        return { status: 201, body: { data: shownV2(hook) } };
      },
    },
    { method: 'GET', path: `${v2}/{id}`, answer: (call) => ({ body: { data: shownV2(asked(call)) } }) },
    {
      method: 'DELETE',
      path: `${v2}/{id}`,
      answer: (call) => {
        remove(call);
        return { status: 204, body: null };
      },
    },
    {
      method: 'GET',
      path: `${v2}/{hook_id}/triggers`,
      query: [...pageQuery],
      answer: (call) =>
        paged(
          call,
          asked(call).triggers.map((one) => triggerShownV2(asked(call), one)),
          pagesOfV2,
        ),
    },
    {
      method: 'POST',
      path: `${v2}/{hook_id}/triggers`,
      body: triggerV2,
      answer: (call) => {
        const trigger = addTrigger(asked(call), call.body as z.infer<typeof triggerV2>);
        return { status: 201, body: { data: triggerShownV2(asked(call), trigger) } };
      },
    },
    {
      method: 'POST',
      path: `${v2}/{hook_id}/triggers/bulk`,
      body: z.array(triggerV2),
      answer: (call) => {
        const added = (call.body as z.infer<typeof triggerV2>[]).map((one) => addTrigger(asked(call), one));
        return { status: 201, body: { data: added.map((one) => triggerShownV2(asked(call), one)) } };
      },
    },
    {
      method: 'DELETE',
      path: `${v2}/{hook_id}/triggers/{id}`,
      answer: (call) => {
        removeTrigger(call);
        return { status: 204, body: null };
      },
    },
  ];
}

type Given = Pick<z.infer<typeof hookV1>['hook'], 'namespace' | 'destination_url' | 'destination_headers'>;
type Trigger = Hook['triggers'][number];

/** Only its last five characters are ever shown. */
const masked = (text: string | null) => text && `${'*'.repeat(Math.max(0, text.length - 5))}${text.slice(-5)}`;

function shownV1({ id: hookId, companyId, projectId, payload, url, namespace: space, authorization }: Hook, by: Login) {
  return {
    id: number(hookId),
    api_version: payload.replace('.0', ''),
    destination_url: url,
    destination_headers: { Authorization: masked(authorization) },
    owned_by_company_id: projectId ? null : number(companyId),
    owned_by_project_id: projectId && number(projectId),
    owned_by_user_id: number(by.id),
    namespace: space,
  };
}

function shownV2({ id: hookId, companyId, projectId, payload, url, triggers, authorization, ...rest }: Hook) {
  return {
    id: hookId,
    status: 'active',
    payload_version: payload,
    namespace: rest.namespace,
    destination_headers: { Authorization: masked(authorization) },
    destination_url: url,
    trigger_count: triggers.length,
    company_id: companyId,
    project_id: projectId,
    created_at: rest.createdAt,
    updated_at: rest.createdAt,
  };
}

function triggerShownV1({ id: hookId, companyId, projectId }: Hook, { id: triggerId, resource, event }: Trigger) {
  return {
    id: number(triggerId),
    webhook_hook_id: number(hookId),
    resource_name: resource,
    resource_id: null,
    event_type: event.toUpperCase(),
    company_id: number(companyId),
    project_id: projectId && number(projectId),
  };
}

function triggerShownV2({ id: hookId, companyId, projectId }: Hook, { id: triggerId, resource, event }: Trigger) {
  return {
    id: triggerId,
    webhook_hook_id: hookId,
    resource_name: resource,
    event_type: event,
    company_id: companyId,
    project_id: projectId,
  };
}

function deliveryShown({ event, startedAt, completedAt, status, error, outcome }: Hook['deliveries'][number]) {
  return {
    event_id: number(event.id),
    event: {
      id: number(event.id),
      ulid: event.ulid,
      timestamp: event.at,
      resource_name: event.resource,
      resource_id: number(event.resourceId),
      event_type: event.event,
      company_id: number(event.companyId),
      project_id: number(event.projectId),
    },
    outcome,
    response_status: status,
    response_error: error,
    started_at: startedAt,
    completed_at: completedAt,
  };
}
