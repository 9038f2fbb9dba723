import { number } from '../exact-json';
import type { HookEvent, PayloadVersion } from './hook';

/** The body of one delivery: v2.0 and v3.0 with numbers, v4.0 with texts and other names. */
export function payloadOf(version: PayloadVersion, event: HookEvent): unknown {
  const { id, ulid, at, companyId, projectId, userId, resource, resourceId } = event;
  if (version === 'v4.0') {
    return {
      id: ulid,
      timestamp: at,
      reason: event.event,
      company_id: companyId,
      project_id: projectId,
      user_id: userId,
      resource_type: resource,
      resource_id: resourceId,
    };
  }
  return {
    id: number(id),
    ulid,
    timestamp: at,
    metadata: {
      source_user_id: number(userId),
      source_project_id: number(projectId),
      source_operation_id: null,
      source_company_id: number(companyId),
      source_application_id: null,
    },
    user_id: number(userId),
    company_id: number(companyId),
    project_id: number(projectId),
    api_version: version,
    event_type: event.event,
    resource_name: resource,
    resource_id: number(resourceId),
    ...(version === 'v3.0' && { related_resources: [] }),
  };
}
