import type { Instant } from '@rebound/shared/time';
import type { Logger } from 'pino';
import type { Db } from './db/db';
import type { MailEvents } from './mail/mail-events';
import type { ChangeFeed } from './notification/change-feed';
import type { StopLinks } from './notification/opt-out/stop-links';
import type { PauseFeed } from './page-health/pause-feed';
import type { SignIn } from './permission/sign-in/sign-in';
import type { Limits } from './rate-limit/limits';
import type { Procore } from './upstream/procore/procore';
import type { Upstream } from './upstream/upstream';

/** What the application is made of; `main` makes the real ones, a test its own. */
export interface Deps {
  db: Db;
  now: () => Instant;
  log: Logger;
  signIn: SignIn;
  upstream: Upstream;
  /** There where commitments live in Procore. */
  procore?: Procore | undefined;
  changes: ChangeFeed;
  pauses: PauseFeed;
  limits: Limits;
  stopLinks: StopLinks;
  /** Where people reach the API, if that is not where it listens. */
  publicUrl?: string | undefined;
  /** Addresses and CIDR ranges whose `X-Forwarded-For` is believed. */
  trustedProxies: readonly string[];
  mail: {
    from: string;
    /** Absent where no webhook can be proven. */
    events?: MailEvents | undefined;
    /** At which the companies have their addresses for notifications; absent where no mail comes in. */
    inboundDomain?: string | undefined;
  };
  /** Wakes the deliver loop after letters were written. */
  lettersWait: () => void;
  /** Wakes what reads mails that came in. */
  mailWaits: () => void;
}
