import { createHash } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { AppEnv } from '../app-env';
import { Answerable, Invalid } from '../errors';
import type { CommandRequest } from './carry-out';

/** The two headers that every command demands, as OpenAPI tells them; `commandRequest` checks them. */
export const commandHeaders = z.object({
  'idempotency-key': z.string().optional().describe('8 to 200 characters; the same key gets the first answer again'),
  'if-match': z.string().optional().describe('the version acted on, as the ETag gave it: "7"'),
});

/** Reads a command's identity from the request. Throws the problem that says which header is missing or wrong. */
export function commandRequest(c: Context<AppEnv>, id: string, body: unknown): CommandRequest {
  const key = c.req.header('Idempotency-Key');
  if (!key)
    throw new Answerable(400, 'idempotency-key-required', 'Commands carry an Idempotency-Key, new for each click.');
  if (!/^[\x21-\x7e]{8,200}$/.test(key)) {
    throw new Invalid([{ path: 'Idempotency-Key', message: '8 to 200 printable ASCII characters, without spaces.' }]);
  }
  const match = c.req.header('If-Match');
  if (!match) throw new Answerable(428, 'precondition-required', 'Commands carry If-Match with the version acted on.');
  const version = /^"(\d{1,15})"$/.exec(match)?.[1];
  if (!version) throw new Invalid([{ path: 'If-Match', message: 'One version in quotes, as the ETag gave it.' }]);
  const asked = JSON.stringify([c.req.method, c.req.path, match, body]);
  return { id, key, version: Number(version), digest: createHash('sha256').update(asked).digest('hex') };
}
