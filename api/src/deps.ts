import type { Instant } from '@rebound/shared/time';
import type { Logger } from 'pino';
import type { Db } from './db/db';
import type { ChangeFeed } from './notification/change-feed';
import type { SignIn } from './permission/sign-in/sign-in';
import type { Upstream } from './upstream/upstream';

/** What the application is made of; `main` makes the real ones, a test its own. */
export interface Deps {
  db: Db;
  now: () => Instant;
  log: Logger;
  signIn: SignIn;
  upstream: Upstream;
  changes: ChangeFeed;
  mail: { from: string };
  /** Wakes the deliver loop after letters were written. */
  lettersWait: () => void;
}
