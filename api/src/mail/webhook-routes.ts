import type { Deps } from '../deps';
import { Answerable } from '../errors';
import { announceMail } from '../notification/inbox/announce-mail';
import { countTurnedAway } from '../notification/inbox/inbox-metrics';
import { recordMailEvent } from '../notification/record-mail-event';
import { createRouter } from '../openapi';
import type { MailCameIn } from './mail-events';

/**
 * Where the mail provider says what became of the letters it took, and that mail came in. Its signature proves it, no
 * session does; without the secret for that there is no such route.
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
    if (event && 'cameIn' in event) await hearOfMail(event);
    else if (event) await recordMailEvent(deps, event);
    return c.json({ heard: true });
  });

  async function hearOfMail(event: MailCameIn): Promise<void> {
    const domain = deps.mail.inboundDomain;
    const taken = domain ? await announceMail(deps, event, domain) : { isNoted: true as const };
    if (taken.isNoted) return;
    countTurnedAway();
    deps.log.warn({ mail: event.cameIn, company: taken.companyId }, 'too much mail waits for one address');
    // The provider keeps the mail, and says so again later.
    throw new Answerable(503, 'too-much-mail', 'Too much mail waits there.', {}, { 'Retry-After': '60' });
  }

  return router;
}
