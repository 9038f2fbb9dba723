import type { Refusal } from '@rebound/shared/permission/schema';
import type { Problem } from '@rebound/shared/problem';

/** What a problem says beside its words. */
type Extra = Omit<Problem, 'type' | 'title' | 'status' | 'code' | 'detail'>;

/** An error that the caller is told of. Its status, code and words stand here once. */
export class Answerable extends Error {
  readonly status: number;
  readonly code: string;
  readonly extra: Extra;
  readonly headers: Record<string, string>;

  constructor(status: number, code: string, detail: string, extra: Extra = {}, headers: Record<string, string> = {}) {
    super(detail);
    this.status = status;
    this.code = code;
    this.extra = extra;
    this.headers = headers;
  }
}

export class NotFound extends Answerable {
  constructor() {
    super(404, 'not-found', 'There is nothing here, or nothing that you may see.');
  }
}

export class Unauthenticated extends Answerable {
  constructor() {
    super(
      401,
      'unauthenticated',
      'Sign in first: the token is missing, wrong or expired.',
      {},
      { 'WWW-Authenticate': 'Bearer' },
    );
  }
}

/** Asked too often. `ms` is when to ask again; `who` is counted. */
export class TooManyRequests extends Answerable {
  constructor(ms: number, who: string) {
    const seconds = Math.max(1, Math.ceil(ms / 1000));
    super(
      429,
      'too-many-requests',
      `Too many requests ${who}. Try again in ${seconds} s.`,
      {},
      {
        'Retry-After': String(seconds),
      },
    );
  }
}

/** A token of a connector was used for what it is not for. */
export class ScopeMissing extends Answerable {
  constructor(scope: string | null) {
    super(403, 'scope-missing', scopeWords(scope));
  }
}

/** A rule said no. The command's edge is the only place that turns a `Decision` into an exception. */
export class Refused extends Answerable {
  constructor(refusal: Refusal) {
    super(statusOf(refusal), 'refused', wordsFor(refusal), { refusal });
  }
}

/** The commitment is no longer at the version that the caller saw. */
export class Stale extends Answerable {
  constructor(conflict: { version: number; by: string; at: string }) {
    super(412, 'stale', `${conflict.by} changed this commitment at ${conflict.at}. Look at it again first.`, {
      conflict,
    });
  }
}

export class Invalid extends Answerable {
  constructor(issues: readonly { path: string; message: string }[]) {
    super(422, 'invalid', issues.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; '), {
      issues,
    });
  }
}

function statusOf(refusal: Refusal): number {
  switch (refusal.reason) {
    case 'not-permitted':
    case 'own-submission':
    case 'not-own-resend':
    case 'scope-missing':
      return 403;
    case 'preflight':
      return 422;
    case 'not-rejected':
    case 'wrong-state':
    case 'no-void':
    case 'not-resent':
    case 'too-late':
    case 'locked':
      return 409;
  }
}

function wordsFor(refusal: Refusal): string {
  const names = (people: readonly { name: string }[]) => people.map(({ name }) => name).join(', ') || 'nobody yet';
  switch (refusal.reason) {
    case 'not-rejected':
      return `Only a rejected or retrieved commitment can be re-sent; this one is ${refusal.state}.`;
    case 'wrong-state':
      return `That does not apply to a commitment that is ${refusal.state}.`;
    case 'no-void':
      return 'Purchase orders have no Void status. Close it instead.';
    case 'not-resent':
      return 'Only a re-send can be taken back; this one was sent for the first time.';
    case 'too-late':
      return 'The approvers are being told by now. Retrieve it instead.';
    case 'not-own-resend':
      return `Only who re-sent it can take that back: ${names(refusal.who)}.`;
    case 'not-permitted':
      return `${needs[refusal.needs]} Who may: ${names(refusal.who)}.`;
    case 'own-submission':
      return `This company asks for a second pair of eyes: somebody other than the sender decides. Who may: ${names(refusal.who)}.`;
    case 'scope-missing':
      return `${scopeWords(refusal.scope)} Who may: ${names(refusal.who)}.`;
    case 'preflight':
      return `Accounting could not accept it yet: ${refusal.faults.map(({ code }) => code).join(', ')}.`;
    case 'locked':
      return `Locked now: ${refusal.locks.map(({ field, because }) => `${field} (${because})`).join(', ')}.`;
  }
}

function scopeWords(scope: string | null): string {
  if (scope === null) return 'This token is not for that, and no token of a connector is: a person has to do it.';
  return `This token is not for that. It lacks the scope ${scope}; the operator can make one that has it.`;
}

const needs = {
  'admin-commitments': "This needs 'Admin' on the project's Commitments tool.",
  'update-commitment':
    "This needs 'Admin' on the project's Commitments tool, or the granular permission to update this kind.",
  'push-to-accounting': "This needs 'Standard' or 'Admin' on ERP Integrations and 'Can Push to Accounting'.",
} as const;
