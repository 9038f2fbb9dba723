import type { Deps } from '../deps';
import { Answerable } from '../errors';
import { announceMail } from '../notification/inbox/announce-mail';
import { recordMailEvent } from '../notification/record-mail-event';
import { createRouter } from '../openapi';

/**
 * Where the mail provider says what became of the letters it took, and that mail came in. Its signature proves it, no session does; without
 * the secret for that there is no such route.
 */
export function webhookRoutes(deps: Deps) {
  const router = createRouter();
  const { events } = deps.mail;
  if (!events) return router;

  router.post('/webhooks/resend', async (c) => {
    const heard = events.hear(await c.req.arrayBuffer(), c.req.raw.headers);
    if (!heard.proven) {
      c.var.log.warn({ why: heard.why }, 'a webhook was not proven');
      throw new Answerable(401, 'not-proven', 'The signature is missing, wrong or too old.');
    }
    const { event } = heard;
    if (event && 'cameIn' in event) {
      if (deps.mail.inboundDomain) await announceMail(deps, event.cameIn);
    } else if (event) await recordMailEvent(deps, event);
    return c.json({ heard: true });
  });
  return router;
}
