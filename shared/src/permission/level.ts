/** Procore's access levels of a tool, weakest first. */
export const levels = ['none', 'read-only', 'standard', 'admin'] as const;
export type Level = (typeof levels)[number];

export function isAtLeast(level: Level, wanted: Level): boolean {
  return levels.indexOf(level) >= levels.indexOf(wanted);
}

/** The granular permissions that let a Standard or Read Only user edit: 'Update Work Order Contract', 'Update Purchase Order Contract'. */
export const granularPermissions = ['update-work-order-contract', 'update-purchase-order-contract'] as const;
export type GranularPermission = (typeof granularPermissions)[number];
