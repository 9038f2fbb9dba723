import { z } from 'zod';
import { invalid } from '../procore-error';
import type { Hook } from '../webhooks/hook';
import type { Hooks } from '../webhooks/hooks';
import { askedHook, hooksV1, hooksV2, owner, ownerQuery } from './asked-hook';
import type { Call, Endpoint } from './endpoint';
import { triggerShownV1, triggerShownV2 } from './hook-shapes';
import { paged, pageQuery, pagesOfV2 } from './paging';

const triggerV1 = z.strictObject({
  ...owner,
  api_version: z.string().optional(),
  trigger: z.strictObject({ resource_name: z.string(), event_type: z.string() }),
});
const triggerV2 = z.strictObject({ resource_name: z.string(), event_type: z.string() });

/** What a hook is told of, both ways. */
export function triggerEndpoints(hooks: Hooks): Endpoint[] {
  const asked = (call: Call) => askedHook(hooks, call);
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
  return [
    {
      method: 'GET',
      path: `${hooksV1}/{hook_id}/triggers`,
      query: ownerQuery,
      answer: (call) => ({ body: asked(call).triggers.map((one) => triggerShownV1(asked(call), one)) }),
    },
    {
      method: 'POST',
      path: `${hooksV1}/{hook_id}/triggers`,
      body: triggerV1,
      answer: (call) => {
        const { trigger } = call.body as z.infer<typeof triggerV1>;
        return { status: 201, body: triggerShownV1(asked(call), addTrigger(asked(call), trigger)) };
      },
    },
    {
      method: 'DELETE',
      path: `${hooksV1}/{hook_id}/triggers/{id}`,
      query: ownerQuery,
      answer: (call) => {
        removeTrigger(call);
        return { body: {} };
      },
    },
    {
      method: 'GET',
      path: `${hooksV2}/{hook_id}/triggers`,
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
      path: `${hooksV2}/{hook_id}/triggers`,
      body: triggerV2,
      answer: (call) => {
        const trigger = addTrigger(asked(call), call.body as z.infer<typeof triggerV2>);
        return { status: 201, body: { data: triggerShownV2(asked(call), trigger) } };
      },
    },
    {
      method: 'POST',
      path: `${hooksV2}/{hook_id}/triggers/bulk`,
      body: z.array(triggerV2),
      answer: (call) => {
        const added = (call.body as z.infer<typeof triggerV2>[]).map((one) => addTrigger(asked(call), one));
        return { status: 201, body: { data: added.map((one) => triggerShownV2(asked(call), one)) } };
      },
    },
    {
      method: 'DELETE',
      path: `${hooksV2}/{hook_id}/triggers/{id}`,
      answer: (call) => {
        removeTrigger(call);
        return { status: 204, body: null };
      },
    },
  ];
}
