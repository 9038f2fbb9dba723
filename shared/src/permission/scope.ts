/** What the token of a connector may be for. Sending, editing, re-sending and voiding are not among it. */
export const scopes = ['commitments:read', 'decide', 'export:record'] as const;
export type Scope = (typeof scopes)[number];
