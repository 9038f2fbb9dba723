import { number } from '../exact-json';
import type { Login } from '../logins';
import type { Hook } from '../webhooks/hook';

type Trigger = Hook['triggers'][number];

/** Only its last five characters are ever shown. */
const masked = (text: string | null) => text && `${'*'.repeat(Math.max(0, text.length - 5))}${text.slice(-5)}`;

export function shownV1(
  { id: hookId, companyId, projectId, payload, url, namespace: space, authorization }: Hook,
  by: Login,
) {
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

export function shownV2({ id: hookId, companyId, projectId, payload, url, triggers, authorization, ...rest }: Hook) {
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

export function triggerShownV1(
  { id: hookId, companyId, projectId }: Hook,
  { id: triggerId, resource, event }: Trigger,
) {
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

export function triggerShownV2(
  { id: hookId, companyId, projectId }: Hook,
  { id: triggerId, resource, event }: Trigger,
) {
  return {
    id: triggerId,
    webhook_hook_id: hookId,
    resource_name: resource,
    event_type: event,
    company_id: companyId,
    project_id: projectId,
  };
}

export function deliveryShown({ event, startedAt, completedAt, status, error, outcome }: Hook['deliveries'][number]) {
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
