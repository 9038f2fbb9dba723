import { type Context, Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { ownOrigin } from '../../pages/server/own-origin';
import type { Logins } from '../logins';
import type { ProcoreEnv } from '../request-log';
import { authorizePage, refusalPage } from './authorize-page';
import type { OAuthClient } from './client';
import { accessSeconds, type Grants } from './grants';

interface Options {
  client: OAuthClient;
  grants: Grants;
  logins: Logins;
}

type Fields = Readonly<Record<string, string>>;

/** Procore's login server: authorization code with a secret, single-use refresh tokens, no PKCE. */
export function oauthRoutes({ client, grants, logins }: Options) {
  const app = new Hono<ProcoreEnv>();
  const isOurs = ({ client_id, redirect_uri = '' }: Fields) =>
    client_id === client.id && client.redirectUris.includes(redirect_uri);

  app.get('/oauth/authorize', (c) => {
    const { client_id = '', redirect_uri = '', response_type, state = '' } = c.req.query();
    if (!isOurs({ client_id, redirect_uri }))
      return c.html(refusalPage('The redirect URI or client is not valid.'), 400);
    if (response_type !== 'code')
      return c.redirect(answerTo(redirect_uri, { error: 'unsupported_response_type', state }));
    return c.html(authorizePage(logins.all, getCookie(c, 'sandbox_person'), { client_id, redirect_uri, state }));
  });

  app.post('/oauth/authorize', ownOrigin, async (c) => {
    const { choice, login: id = '', redirect_uri = '', state = '', ...rest } = await fieldsOf(c);
    if (!isOurs({ ...rest, redirect_uri })) return c.html(refusalPage('The redirect URI or client is not valid.'), 400);
    const login = logins.find(id);
    if (choice !== 'allow' || !login) return c.redirect(answerTo(redirect_uri, { error: 'access_denied', state }), 303);
    return c.redirect(answerTo(redirect_uri, { code: grants.newCode(login, redirect_uri), state }), 303);
  });

  app.post('/oauth/token', async (c) => {
    const asked = await fieldsOf(c);
    if (asked.client_id !== client.id || asked.client_secret !== client.secret) {
      return c.json(refusal('invalid_client', 'Client authentication failed.'), 401);
    }
    const granted = grantFor(grants, asked);
    if (granted === undefined) return c.json(refusal('unsupported_grant_type', 'This grant is not supported.'), 400);
    if (!granted)
      return c.json(refusal('invalid_grant', 'The provided authorization grant is invalid or expired.'), 400);
    return c.json({
      access_token: granted.access,
      token_type: 'bearer',
      expires_in: accessSeconds,
      refresh_token: granted.refresh,
      created_at: Math.floor(granted.createdAt / 1000),
    });
  });

  app.get('/oauth/token/info', (c) => {
    const granted = grants.byAccess(bearer(c) ?? '');
    if (!granted) return c.json(refusal('invalid_token', 'The access token is invalid'), 401);
    const seconds = Math.floor(granted.createdAt / 1000);
    return c.json({
      resource_owner_id: Number(granted.login.id),
      scopes: [],
      expires_in_seconds: accessSeconds,
      application: { uid: client.id },
      created_at: seconds,
    });
  });

  app.post('/oauth/revoke', async (c) => {
    const { token = '', client_id, client_secret } = await fieldsOf(c);
    if (client_id !== client.id || client_secret !== client.secret) {
      return c.json(refusal('unauthorized_client', 'You are not authorized to revoke this token'), 403);
    }
    grants.revoke(token);
    return c.json({});
  });
  return app;
}

export const bearer = (c: Context) => /^Bearer (\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];

const refusal = (error: string, why: string) => ({ error, error_description: why });

/** Undefined for a grant that is not served. */
function grantFor(grants: Grants, { grant_type, code = '', redirect_uri = '', refresh_token = '' }: Fields) {
  if (grant_type === 'authorization_code') return grants.byCode(code, redirect_uri);
  if (grant_type === 'refresh_token') return grants.byRefresh(refresh_token);
  return undefined;
}

/** A body as a form or in JSON: both are taken. */
async function fieldsOf(c: Context): Promise<Fields> {
  const given: object = c.req.header('content-type')?.startsWith('application/json')
    ? await c.req.json()
    : await c.req.parseBody();
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)]));
}

function answerTo(redirectUri: string, answer: Record<string, string>): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(answer)) if (value) url.searchParams.set(name, value);
  return url.href;
}
