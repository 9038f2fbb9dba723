import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { type EngineAddress, engineOf } from '../engine';
import { readJson } from '../exact-json';
import { idOf } from '../ids';
import type { Login, Membership } from '../logins';
import type { Grants } from '../oauth/grants';
import { bearer } from '../oauth/routes';
import { badRequest, notConnected, notFound, ProcoreError } from '../procore-error';
import type { ProcoreEnv } from '../request-log';
import type { Endpoint } from './endpoint';
import { Stray } from './stray';

interface Options {
  endpoints: readonly Endpoint[];
  engine: EngineAddress;
  grants: Grants;
  /** The companies that the app is installed in, by id. */
  connected: ReadonlySet<string>;
}

type RestEnv = ProcoreEnv & { Variables: { login: Login } };

/** The REST API: who asks, in which company, whether the app is connected to it, and then the endpoint. */
export function restRoutes({ endpoints, engine, grants, connected }: Options) {
  const app = new Hono<RestEnv>();
  app.use(
    '/rest/*',
    createMiddleware<RestEnv>(async (c, next) => {
      const granted = grants.byAccess(bearer(c) ?? '');
      if (!granted) throw new ProcoreError(401, 'The access token is invalid');
      c.set('login', granted.login);
      await next();
    }),
  );
  for (const endpoint of endpoints) {
    app.on(endpoint.method, endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1{[0-9]+}'), async (c) => {
      const { login } = c.var;
      const url = new URL(c.req.url);
      const path: Record<string, string> = c.req.param();
      const query = declaredQuery(endpoint, url);
      const membership = membershipFor(endpoint, login, c.req.header('procore-company-id'), path.company_id);
      if (!endpoint.companyless && !connected.has(membership.company.id)) throw notConnected();
      if (query.company_id && !endpoint.companyless && query.company_id !== idOf(membership.company.id))
        throw notFound();
      const {
        status = 200,
        body,
        headers,
      } = await endpoint.answer({
        ...{ login, membership, path, query, url },
        engine: engineOf(engine, membership.person.id),
        body: endpoint.body && declaredBody(endpoint, await c.req.text()),
      });
      if (status === 204) return c.body(null, 204, headers);
      return c.body(JSON.stringify(body), status, { 'Content-Type': 'application/json', ...headers });
    });
  }
  app.all('/rest/*', (c) => {
    throw new Stray(`There is no ${c.req.method} ${c.req.path}.`);
  });
  return app;
}

function membershipFor(
  { companyless, path }: Endpoint,
  { memberships }: Login,
  header: string | undefined,
  inPath: string | undefined,
): Membership {
  const [first] = memberships;
  if (companyless && first) return first;
  if (!header) throw new Stray(`${path} was asked without Procore-Company-Id.`);
  if (inPath && inPath !== header) throw badRequest('Procore-Company-Id names another company than the path.');
  const found = memberships.find(({ company }) => idOf(company.id) === header);
  if (!found) throw notFound();
  return found;
}

function declaredQuery({ query = [], method, path }: Endpoint, url: URL): Record<string, string> {
  const known = new Set(query.map((name) => name.replace('!', '')));
  const unknown = [...url.searchParams.keys()].filter((name) => !known.has(name));
  if (unknown.length) throw new Stray(`${method} ${path} knows no ${unknown.join(', ')}.`);
  const missing = query.filter((name) => name.endsWith('!') && !url.searchParams.get(name.slice(0, -1)));
  if (missing.length)
    throw badRequest(`param is missing or the value is empty: ${missing.join(', ').replace('!', '')}`);
  return Object.fromEntries(url.searchParams);
}

function declaredBody({ body, method, path }: Endpoint, text: string): unknown {
  const read = body?.safeParse(parsed(text));
  if (read?.success) return read.data;
  throw new Stray(`${method} ${path} does not take ${text}: ${read?.error.message}`);
}

function parsed(text: string): unknown {
  try {
    return readJson(text);
  } catch {
    throw badRequest('There was a problem in the JSON you submitted');
  }
}
