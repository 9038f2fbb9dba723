import { createMiddleware } from 'hono/factory';
import { ResendError } from './resend-error';

/** Resend's edge turns away a request without `User-Agent` before the API sees it, and not in JSON. */
export const requireUserAgent = createMiddleware(async (c, next) => {
  if (!c.req.header('user-agent')) return c.text('error code: 1010', 403);
  await next();
});

/** Only `Authorization: Bearer <apiKey>` gets on. */
export const requireApiKey = (apiKey: string) =>
  createMiddleware(async (c, next) => {
    const [, given] = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '') ?? [];
    if (given === undefined) throw new ResendError('missing_api_key');
    if (given !== apiKey) throw new ResendError('invalid_api_key');
    await next();
  });
