import type { Instant } from '@rebound/shared/time';
import { Answerable } from '../../errors';

/** Procore's limits are spent, or it said that it is busy. */
export class AsksToWait extends Answerable {
  constructor(waitMs: number, now: Instant) {
    const seconds = Math.max(1, Math.ceil(waitMs / 1000));
    const until = new Date(Date.parse(now) + seconds * 1000).toISOString();
    const words = `Procore asks us to wait until ${until}.`;
    super(503, 'procore-asks-to-wait', words, { until }, { 'Retry-After': String(seconds) });
  }
}

/** No answer, or none that can be used. */
export class Unreachable extends Answerable {
  constructor(why: string, options?: ErrorOptions) {
    super(
      502,
      'procore-unreachable',
      `Procore cannot be reached: ${why}. Try again shortly.`,
      {},
      { 'Retry-After': '5' },
    );
    if (options?.cause) this.cause = options.cause;
  }
}

/** What Procore gave us to act for somebody is used up, or was taken back there. */
export class SignInNeeded extends Answerable {
  constructor() {
    super(
      401,
      'procore-sign-in-needed',
      'Sign in with Procore again: it no longer lets Rebound act for you.',
      {},
      {
        'WWW-Authenticate': 'Bearer',
      },
    );
  }
}

/** The company's administrator has not installed the app, or has taken it away. */
export class NotConnected extends Answerable {
  constructor() {
    super(
      403,
      'not-connected',
      "Rebound's app is not connected to this company in Procore. An administrator can do that.",
    );
  }
}

/** Procore said 403 or 404: for this person, it is not there. */
export class Hidden extends Error {
  readonly status: 403 | 404;
  constructor(status: 403 | 404) {
    super(`Procore answered ${status}.`);
    this.status = status;
  }
}

/** Procore did not take a change, in these words. */
export class NotTaken extends Error {
  readonly status: 409 | 422 | 400;
  constructor(status: 409 | 422 | 400, words: string) {
    super(words);
    this.status = status;
  }
}

/** This API's commitments do not live in Procore. */
export class NotInProcore extends Answerable {
  constructor() {
    super(409, 'not-in-procore', 'Nobody signs in with Procore here: commitments live in Rebound.');
  }
}
