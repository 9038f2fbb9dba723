import type { IncomingMessage } from 'node:http';
import type { Logger } from 'pino';
import type { Caller } from './permission/caller';

/** What middleware has put at hand by the time a route runs. `incoming` is there where a real socket is. */
export interface AppEnv {
  Bindings: { incoming?: Pick<IncomingMessage, 'socket'> };
  Variables: { caller: Caller; clientAddress: string; requestId: string; log: Logger };
}
