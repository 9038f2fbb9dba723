import { createHash, randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { numericId } from './json';

interface User {
  id: string;
  name: string;
  login: string;
  companies: string[];
  /** Levels by tool, of the company and of each project. */
  erp?: string;
  accountant?: boolean;
  projects?: Record<string, { level: string; actions?: string[] }>;
  seesDirectory?: boolean;
  isActive?: boolean;
}

type Json = Record<string, unknown>;

export interface Asked {
  method: string;
  path: string;
  company: string | undefined;
  user: string | null;
  body: Json | null;
}

/** The app that people sign in with. */
export const client = { id: 'app', secret: 'app-secret' };

/**
 * Procore as far as the client asks it, on a port of its own: OAuth, the endpoints, and whatever goes wrong. What needs
 * more of Procore is tried beside the whole stand-in, in `tests/sandbox/procore`.
 */
export async function startProcore() {
  const users = new Map<string, User>();
  const codes = new Map<string, string>();
  const access = new Map<string, string>();
  const refresh = new Map<string, string>();
  const contracts = new Map<string, Json & { project: { id: unknown }; hiddenFrom?: string[] }>();
  const vendors = new Map<string, Json>();
  const asked: Asked[] = [];
  /** Answers for the next calls whose path has `on` in it, in the place of the real ones. */
  const next: { on: string; answer: () => Response | Promise<Response> }[] = [];
  const companies = new Map([
    ['4100', 'Northgate Builders'],
    ['4200', 'Harbour Civil'],
    ['4300', 'Not Connected'],
  ]);
  const projects = new Map<string, { name: string; company: string }>([
    ['24017', { name: 'Riverside Tower', company: '4100' }],
    ['24018', { name: 'Quay House', company: '4100' }],
    ['90001', { name: 'Elsewhere', company: '4200' }],
  ]);

  const app = new Hono();
  const json = (value: unknown) => JSON.parse(JSON.stringify(value));
  const raw = (c: Context, value: unknown, status = 200, headers: Record<string, string> = {}) =>
    c.body(JSON.stringify(value), status as 200, { 'Content-Type': 'application/json', ...headers });
  const userOf = (c: Context) => {
    const token = /^Bearer (.+)$/.exec(c.req.header('Authorization') ?? '')?.[1] ?? '';
    return users.get(access.get(token) ?? '') ?? null;
  };

  app.use(async (c, go) => {
    const text = c.req.method === 'GET' ? '' : await c.req.text();
    const isJson = c.req.header('Content-Type') === 'application/json';
    asked.push({
      ...{ method: c.req.method, path: c.req.path + new URL(c.req.url).search },
      ...{ company: c.req.header('Procore-Company-Id'), user: userOf(c)?.id ?? null },
      body: text ? (isJson ? JSON.parse(text) : Object.fromEntries(new URLSearchParams(text))) : null,
    });
    const planned = next.findIndex(({ on }) => c.req.path.includes(on));
    const [plan] = planned < 0 ? [] : next.splice(planned, 1);
    if (plan) return plan.answer();
    await go();
  });

  const grant = (userId: string) => {
    const tokens = { access_token: randomUUID(), refresh_token: randomUUID(), token_type: 'bearer', expires_in: 5400 };
    access.set(tokens.access_token, userId);
    refresh.set(tokens.refresh_token, userId);
    return tokens;
  };
  app.post('/oauth/token', (c) => {
    const form = asked.at(-1)?.body as Record<string, string>;
    if (form.client_id !== client.id || form.client_secret !== client.secret)
      return raw(c, { error: 'invalid_client' }, 401);
    const [from, key] = form.grant_type === 'refresh_token' ? [refresh, form.refresh_token] : [codes, form.code];
    const user = from.get(key ?? '');
    from.delete(key ?? '');
    return user ? raw(c, grant(user)) : raw(c, { error: 'invalid_grant' }, 400);
  });
  app.get('/oauth/token/info', (c) => raw(c, { application: { uid: client.id } }, userOf(c) ? 200 : 401));
  app.post('/oauth/revoke', (c) => {
    const user = access.get(String(asked.at(-1)?.body?.token));
    for (const map of [access, refresh]) for (const [key, one] of map) if (one === user) map.delete(key);
    return raw(c, {});
  });

  const rest = new Hono<{ Variables: { user: User } }>();
  rest.use(async (c, go) => {
    const user = userOf(c);
    if (!user) return raw(c, { error: 'unauthorized' }, 401);
    c.set('user', user);
    const company = c.req.header('Procore-Company-Id');
    const isFree = /\/(me|companies)$/.test(c.req.path);
    if (!isFree && !user.companies.includes(company ?? '')) return raw(c, { errors: 'Forbidden' }, 403);
    await go();
  });
  const toolOf = (name: string, level: string, actions: string[] = []) => ({
    ...{ name, friendly_name: name, user_access_level: { id: 1, name: level } },
    permitted_actions: actions.map((label) => ({ action_name: label.toLowerCase().replaceAll(' ', '_'), label })),
  });
  /** One a page, whatever is asked for, so that every list has pages. */
  const paged = (c: Context, items: unknown[]) => {
    const page = Number(c.req.query('page') ?? 1);
    const link = page < items.length ? { Link: `<http://x/?page=${page + 1}>; rel="next"` } : {};
    return raw(c, items.slice(page - 1, page), 200, { Total: String(items.length), 'Per-Page': '1', ...link });
  };
  rest.get('/v1.0/me', (c) => raw(c, { ...c.var.user, id: numericId(c.var.user.id) }));
  rest.get('/v1.0/companies', (c) =>
    paged(
      c,
      c.var.user.companies.map((id) => ({ id: numericId(id), name: companies.get(id), is_active: true })),
    ),
  );
  rest.get('/v1.0/settings/permissions', (c) => {
    const project = c.req.query('project_id');
    const own = c.var.user.projects?.[project ?? ''];
    if (!project) return raw(c, { tools: [toolOf('erp_integrations', c.var.user.erp ?? 'None')] });
    return own ? raw(c, { tools: [toolOf('Commitments', own.level, own.actions)] }) : raw(c, {}, 403);
  });
  rest.get('/v1.2/companies/:id/users', (c) => {
    if (!c.var.user.seesDirectory) return raw(c, { errors: 'Forbidden' }, 403);
    const all = [...users.values()].filter(({ companies: of }) => of.includes(c.req.param('id')));
    return paged(
      c,
      all.map((one) => userJson(one)),
    );
  });
  rest.get('/v1.0/projects/:id/users', (c) => {
    const all = [...users.values()].filter((one) => one.projects?.[c.req.param('id')]);
    return paged(
      c,
      all.map((one) => userJson(one)),
    );
  });
  const userJson = ({ id, name, login, accountant = false, isActive = true }: User) => ({
    ...{ id: numericId(id), name, email_address: login, is_active: isActive, erp_integrated_accountant: accountant },
  });
  rest.get('/v1.0/projects/:id', (c) => {
    const found = projects.get(c.req.param('id'));
    const isTheirs = found && c.var.user.companies.includes(found.company);
    const company = { id: Number(found?.company) };
    return isTheirs ? raw(c, { id: Number(c.req.param('id')), name: found.name, company }) : raw(c, {}, 404);
  });
  rest.get('/v1.0/vendors/:id', (c) => {
    const found = vendors.get(c.req.param('id'));
    return found ? raw(c, found) : raw(c, {}, 404);
  });
  const contractFor = (c: Context<{ Variables: { user: User } }>, id: string) => {
    const found = contracts.get(id);
    const project = String(found?.project.id);
    const isOf = found && projects.get(project)?.company === c.req.header('Procore-Company-Id');
    const level = c.var.user.projects?.[project]?.level ?? 'None';
    return isOf && level !== 'None' && !found.hiddenFrom?.includes(c.var.user.id) ? found : null;
  };
  for (const kind of ['work_order_contracts', 'purchase_order_contracts']) {
    rest.get(`/v1.0/${kind}/:id`, (c) => {
      const found = contractFor(c, c.req.param('id') ?? '');
      return found ? raw(c, found) : raw(c, { errors: 'Not found' }, 404);
    });
    rest.patch(`/v1.0/${kind}/:id`, (c) => {
      const found = contractFor(c, c.req.param('id') ?? '');
      if (!found) return raw(c, {}, 404);
      Object.assign(found, json(asked.at(-1)?.body?.[kind.slice(0, -1)] ?? {}));
      return raw(c, found);
    });
  }
  rest.get('/v2.0/companies/:c/projects/:p/commitment_contracts/:id', (c) =>
    raw(c, { data: { id: c.req.param('id'), type: 'WorkOrderContract' } }),
  );
  app.route('/rest', rest);

  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
  await new Promise((done) => server.once('listening', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...{ url, users, access, refresh, contracts, vendors, asked, next },
    /** A code that Procore would give somebody who says yes. */
    code: (userId: string) => {
      const code = randomUUID();
      codes.set(code, userId);
      return code;
    },
    paths: () => asked.map(({ method, path }) => `${method} ${path}`),
    close: () => new Promise<void>((done) => server.close(() => done())),
  };
}

/** A verifier and its challenge, as an extension makes them. */
export function aVerifier() {
  const verifier = randomUUID().repeat(2);
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}
