import { once } from 'node:events';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import type { Fault } from './faults';
import type { EndpointEnv } from './request-log';
import { ResendError } from './resend-error';

/** Ends a request with a fault that accepts nothing; undefined when the request goes on. */
export async function inflict(c: Context<EndpointEnv>, fault: Fault | undefined): Promise<Response | undefined> {
  switch (fault?.fault) {
    case 'answer':
      return fail(c, fault.status);
    case 'hang':
      await once(c.env.incoming.socket, 'close');
      return breakConnection(c);
    case 'drop':
      return breakConnection(c);
    default:
      return undefined;
  }
}

/** Closes the socket, so that the client never learns how its request went. */
export function breakConnection(c: Context<EndpointEnv>) {
  c.env.incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

function fail(c: Context<EndpointEnv>, status: Extract<Fault, { fault: 'answer' }>['status']) {
  if (status === 500) throw new ResendError('internal_server_error');
  if (status === 429) {
    c.header('retry-after', '1');
    throw new ResendError('rate_limit_exceeded');
  }
  // These come from in front of the API: not JSON, and the SDK has to make an error of it.
  return c.text(status === 502 ? 'Bad Gateway' : 'Service Unavailable', status);
}
