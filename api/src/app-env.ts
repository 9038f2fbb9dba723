import type { Logger } from 'pino';
import type { Caller } from './permission/caller';

/** What middleware has put at hand by the time a route runs. */
export interface AppEnv {
  Variables: { caller: Caller; requestId: string; log: Logger };
}
