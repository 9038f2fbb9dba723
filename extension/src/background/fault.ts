import type { Problem } from '@rebound/shared/problem';

/** Why a message to the background got no answer, in a form that crosses the message channel. */
export type Fault =
  | { kind: 'signed-out' }
  | { kind: 'offline' }
  | { kind: 'problem'; problem: Problem }
  /** Procore's own page did not take it, in its own words where it had any; or did not offer it, or did not come. */
  | { kind: 'page'; why: 'refused' | 'not-offered' | 'not-shown'; words: string | null }
  | { kind: 'unexpected'; detail: string };

/** Thrown in the background by whatever cannot go on, and again in the page that asked. */
export class Failed extends Error {
  readonly fault: Fault;
  /** Seconds that the API asked to wait, where it did. */
  readonly retryAfter: number | null;

  constructor(fault: Fault, options: { cause?: unknown; retryAfter?: number | null } = {}) {
    super(fault.kind === 'problem' ? fault.problem.title : fault.kind, { cause: options.cause });
    this.fault = fault;
    this.retryAfter = options.retryAfter ?? null;
  }
}

export function faultOf(error: unknown): Fault {
  if (error instanceof Failed) return error.fault;
  console.error('Rebound:', error);
  return { kind: 'unexpected', detail: error instanceof Error ? error.message : String(error) };
}

/** What to do about a fault: wait for the API to be there again, or tell the person. */
export function isTemporary(fault: Fault): boolean {
  if (fault.kind === 'offline') return true;
  return fault.kind === 'problem' && (fault.problem.status >= 500 || fault.problem.status === 429);
}
