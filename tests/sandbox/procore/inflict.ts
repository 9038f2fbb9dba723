import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { createMiddleware } from 'hono/factory';
import type { Clock } from './clock';
import type { Faults } from './faults';
import { ProcoreError } from './procore-error';
import type { ProcoreEnv } from './request-log';

/** Lets the ordered faults happen, each to the request that it was meant for. */
export const inflict = (faults: Faults, now: Clock) =>
  createMiddleware<ProcoreEnv>(async (c, next) => {
    const fault = faults.take(c.req.path);
    const { socket } = c.env.incoming;
    switch (fault?.fault) {
      case 'busy':
        throw new ProcoreError(503, 'Service Unavailable', { 'Retry-After': String(fault.seconds) });
      case 'too-many':
        throw tooMany(now() / 1000 + fault.seconds, fault.seconds);
      case 'conflict':
        throw new ProcoreError(409, 'Conflict');
      case 'error':
        throw new ProcoreError(500, 'Internal Server Error');
      case 'expired':
        throw new ProcoreError(401, 'The access token is invalid');
      case 'hang':
        await once(socket, 'close');
        return RESPONSE_ALREADY_SENT;
      case 'drop':
        socket.destroy();
        return RESPONSE_ALREADY_SENT;
      case 'lose-answer':
        await next();
        socket.destroy();
        c.res = RESPONSE_ALREADY_SENT;
        return;
      case 'slow':
        await sleep(fault.ms);
        break;
    }
    return await next();
  });

/** 429. `resetAt` in seconds since the epoch. */
export function tooMany(resetAt: number, seconds: number): ProcoreError {
  return new ProcoreError(429, 'You have surpassed the max number of requests. Please try again later.', {
    'X-Rate-Limit-Remaining': '0',
    'X-Rate-Limit-Reset': String(Math.ceil(resetAt)),
    'Retry-After': String(Math.ceil(seconds)),
  });
}
