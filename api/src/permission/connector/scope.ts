/** What a token of a connector may be for. Sending, editing, re-sending and voiding are not among it. */
export const scopes = ['commitments:read', 'decide', 'export:record'] as const;
export type Scope = (typeof scopes)[number];

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
