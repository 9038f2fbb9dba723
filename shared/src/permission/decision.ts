import type { Decision, Refusal } from './schema';

export const allowed: Decision = { may: true };

export function refuse(refusal: Refusal): Decision {
  return { may: false, refusal };
}
