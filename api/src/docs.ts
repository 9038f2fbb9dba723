import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnv } from './app-env';
import type { Deps } from './deps';
import { createRouter } from './openapi';

const files = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const assets = { 'swagger-ui.css': 'text/css', 'swagger-ui-bundle.js': 'text/javascript' } as const;

const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Rebound API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css"></head><body><div id="ui"></div>
<script src="/docs/swagger-ui-bundle.js"></script><script src="/docs/start.js"></script></body></html>`;
const start = "SwaggerUIBundle({ url: '/openapi.json', dom_id: '#ui' });";

/** The API described by itself, and a page to read it that loads nothing from another host. */
export function docsRoutes(app: OpenAPIHono<AppEnv>, { publicUrl }: Pick<Deps, 'publicUrl'>) {
  const router = createRouter();
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer' });
  const about = {
    ...{ openapi: '3.1.0', info: { title: 'Rebound', version: '1' } },
    ...(publicUrl && { servers: [{ url: publicUrl.replace(/\/$/, '') }] }),
  };
  router.get('/openapi.json', (c) => c.json(app.getOpenAPI31Document(about)));
  router.get('/docs', (c) => c.html(page));
  router.get('/docs/start.js', (c) => c.text(start, 200, { 'Content-Type': 'text/javascript' }));
  for (const [name, type] of Object.entries(assets)) {
    router.get(`/docs/${name}`, async () => {
      return new Response(await readFile(join(files, name)), { headers: { 'Content-Type': type } });
    });
  }
  return router;
}
