import type { Scope } from '@rebound/shared/permission/scope';

/** What each route asks of a connector: a scope, or with `any` just a token. A route that is not here is closed to it. */
const asked: Record<string, Scope | 'any'> = {
  'GET /v1/me': 'any',
  'GET /v1/commitments': 'commitments:read',
  'GET /v1/commitments/:id': 'commitments:read',
  'GET /v1/commitments/:id/history': 'commitments:read',
  'GET /v1/commitments/:id/changes': 'commitments:read',
  'GET /v1/events': 'commitments:read',
  'POST /v1/commitments/:id/accept': 'decide',
  'POST /v1/commitments/:id/reject': 'decide',
  'POST /v1/commitments/:id/export': 'export:record',
};

/** The scope that a route asks for; `null` where no connector may go. */
export function scopeFor(method: string, route: string): Scope | 'any' | null {
  return asked[`${method} ${route}`] ?? null;
}
