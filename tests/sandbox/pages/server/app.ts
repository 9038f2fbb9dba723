import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { Forward } from '../../inbound/forward-notice';
import { newFormOf } from '../addresses';
import { apiProxy } from './api-proxy';
import type { Assets } from './assets';
import { bootFor } from './boot-for';
import { documentOf } from './document';
import { erpIntegrations } from './erp-integrations/routes';
import { ownOrigin } from './own-origin';
import { signedInAs, signInAs, type World } from './signed-in-as';
import { startPage } from './start-page';

export interface PagesDeps {
  apiUrl: string;
  mailboxUrl: string | null;
  timeoutMs: number;
  /** Absent where no mail comes in. */
  forward?: Forward | undefined;
  world: World;
  assets: Assets;
}

export function createApp(deps: PagesDeps) {
  const { apiUrl, world, assets, timeoutMs } = deps;
  const app = new Hono();
  app.use(ownOrigin);
  app.use(
    secureHeaders({
      // Without a referrer a browser sends `Origin: null` with a form, and every form would be refused.
      referrerPolicy: 'same-origin',
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    }),
  );

  for (const { path, type, body } of [assets.app, assets.legacy, assets.style]) {
    app.get(path, (c) => c.body(body, 200, { 'Content-Type': type, 'Cache-Control': 'max-age=31536000, immutable' }));
  }
  app.get('/favicon.ico', (c) => c.body(null, 204));
  app.route('/', apiProxy(apiUrl, world, timeoutMs));

  app.get('/', (c) => {
    const forwards = deps.forward ? signedInAs(c, world).company.commitments : [];
    return c.html(startPage(bootFor(c, deps), assets, { forwards }));
  });
  app.post('/sandbox/forwarded-notification', async (c) => {
    const { company } = signedInAs(c, world);
    const form = await c.req.parseBody();
    const commitment = company.commitments.find(({ id }) => id === form.commitment);
    if (!commitment || !deps.forward) return c.notFound();
    await deps.forward({ company, commitment, comment: String(form.comment) });
    return c.redirect('/', 303);
  });
  app.post('/sandbox/signed-in-as', async (c) => {
    const form = await c.req.parseBody();
    signInAs(c, String(form.person));
    return c.redirect(ownPath(String(form.back)), 303);
  });
  app.get('/webclients/host/*', (c) => c.html(documentOf({ boot: bootFor(c, deps), assets, script: assets.app })));
  app.route('/', erpIntegrations(deps));
  app.get('/:project{[0-9]+}/project/*', (c) => {
    const path = newFormOf(c.req.path, bootFor(c, deps).companyOfProject);
    return path ? c.redirect(path) : c.notFound();
  });
  app.notFound((c) =>
    c.html(startPage(bootFor(c, deps), assets, { missing: `There is no page at ${c.req.path}.` }), 404),
  );
  return app;
}

/** A path on this host, whatever was sent: never an address elsewhere. */
function ownPath(back: string): string {
  const url = URL.parse(back, 'http://host.invalid');
  return url?.host === 'host.invalid' ? url.pathname + url.search : '/';
}
