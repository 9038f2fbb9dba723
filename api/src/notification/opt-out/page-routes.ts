import type { Context } from 'hono';
import type { AppEnv } from '../../app-env';
import type { Deps } from '../../deps';
import { createRouter } from '../../openapi';
import { noSuchLinkPage, summaryPage, summaryPolicy } from './page';
import { setWantsSummary, summaryReader } from './wants-summary';

/**
 * Where somebody stops their daily summary, without signing in: the address itself proves that they were mailed. To
 * look changes nothing, since mail scanners open every link; a POST does (RFC 8058), whichever program sends it.
 */
export function optOutRoutes({ db, now, stopLinks }: Pick<Deps, 'db' | 'now' | 'stopLinks'>) {
  const router = createRouter();
  const path = '/daily-summary/:token';

  router.get(path, async (c) => answer(c, await readerOf(c.req.param('token'))));

  router.post(path, async (c) => {
    const personId = stopLinks.personOf(c.req.param('token'));
    const reader = await readerOf(c.req.param('token'));
    if (!personId || !reader) return answer(c, null);
    // Whatever else a mail program posts means: stop.
    const wants = new URLSearchParams(await c.req.text()).get('daily-summary') === 'on';
    const wish = { companyId: reader.companyId, personId, wants, at: now() };
    if (reader.wants !== wants) await setWantsSummary(db, wish);
    return answer(c, { ...reader, wants });
  });

  async function readerOf(token: string) {
    const personId = stopLinks.personOf(token);
    return personId === null ? null : summaryReader(db.read, personId);
  }
  return router;
}

function answer(c: Context<AppEnv>, reader: Awaited<ReturnType<typeof summaryReader>>) {
  c.header('Content-Security-Policy', summaryPolicy);
  c.header('Referrer-Policy', 'no-referrer');
  return reader ? c.html(summaryPage(reader)) : c.html(noSuchLinkPage(), 404);
}
