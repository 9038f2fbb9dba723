import type { Deps } from '../../deps';
import { Answerable } from '../../errors';
import { createRouter } from '../../openapi';
import { isSecret, newsIn } from './hear-webhook';
import { parseExactly } from './json';
import { keepNews } from './news';

/**
 * Where Procore says what changed. Its header proves it; without the secret for that there is no such route. The answer
 * says no more than that it was heard and kept: what it means is looked at afterwards.
 */
export function procoreWebhookRoutes({ procore, db, now }: Pick<Deps, 'procore' | 'db' | 'now'>) {
  const router = createRouter();
  const secret = procore?.webhookSecret;
  if (!procore || !secret) return router;

  router.post('/webhooks/procore', async (c) => {
    if (!isSecret(c.req.header('Authorization'), secret)) {
      c.var.log.warn('a webhook of Procore was not proven');
      throw new Answerable(401, 'not-proven', 'The Authorization header is missing or wrong.');
    }
    const news = newsIn(readJson(await c.req.text()));
    if (news && (await keepNews(db, news, now()))) procore.newsWait();
    return c.json({ heard: true });
  });
  return router;
}

function readJson(text: string): unknown {
  try {
    return parseExactly(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new Answerable(400, 'malformed-json', 'The body is not JSON.');
    throw error;
  }
}
