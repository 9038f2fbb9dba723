import type { Deps } from './deps';
import { Answerable } from './errors';
import { registry } from './metrics';
import { inboxMetrics } from './notification/inbox/inbox-metrics';
import { outboxMetrics } from './notification/outbox-metrics';
import { createRouter } from './openapi';
import { measurePageHealth } from './page-health/measure-page-health';

/** For the operator's machines: is it alive, can it work, what has it measured. */
export function healthRoutes({ db, now, log }: Deps) {
  const router = createRouter();
  router.get('/livez', (c) => c.json({ service: 'rebound' }));
  router.get('/readyz', async (c) => {
    await db.ping().catch((cause) => {
      throw Object.assign(
        new Answerable(503, 'unavailable', 'The database does not answer.', {}, { 'Retry-After': '5' }),
        { cause },
      );
    });
    return c.json({ service: 'rebound', database: 'ok' });
  });
  router.get('/metrics', async (c) => {
    // What the process measured itself is told without the database too.
    await measurePageHealth(db.read).catch((error) => log.warn({ err: error }, 'page health was not measured'));
    const unmeasured = (what: string) => (error: unknown) => {
      log.warn({ err: error }, `the ${what} was not measured`);
      return '';
    };
    const outbox = await outboxMetrics(db.read, now()).catch(unmeasured('outbox'));
    const inbox = await inboxMetrics(db.read, now()).catch(unmeasured('inbox'));
    return c.text((await registry.metrics()) + outbox + inbox, 200, { 'Content-Type': registry.contentType });
  });
  return router;
}
