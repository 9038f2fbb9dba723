import type { PagePauses } from '@rebound/shared/page-health-schema';
import { bodyOf, call } from './api';
import { faultOf } from './fault';
import { readRunningSites, registerMailScript } from './mail-sites';
import { tellPages } from './open-pages';
import { runInOpenTabs } from './open-tabs';
import { keepPauses, knownPauses, readPauses } from './page-pauses';
import { readSession } from './session';
import { unpausedLoaders } from './unpaused-loaders';

/**
 * Asks which adapters are paused, as cheaply as the API allows. Where that is another answer than before, panels, chips
 * and mail loaders follow it. Never throws: what was known stays, and a pause ends when the API says so.
 */
export async function refreshPauses(): Promise<void> {
  const { token, apiUrl } = await readSession();
  if (!token) return;
  try {
    const { etag } = await knownPauses();
    const response = await call('/v1/page-pauses', { headers: etag ? { 'If-None-Match': etag } : {} });
    if (response.status === 304) return;
    const { pauses } = await bodyOf<PagePauses>(response);
    const before = await readPauses();
    await keepPauses({ apiUrl, etag: response.headers.get('ETag'), pauses });
    await Promise.all([registerMailScript(), tellPages({ about: 'pauses' })]);
    const resumed = before.filter(({ adapter }) => !pauses.some((pause) => pause.adapter === adapter));
    if (resumed.length) await runAgain(resumed.map(({ adapter }) => adapter));
  } catch (error) {
    console.info('Rebound: the pauses could not be asked for:', faultOf(error).kind);
  }
}

/** In tabs that were opened meanwhile nothing runs. */
async function runAgain(adapters: readonly string[]): Promise<void> {
  const loaders = await unpausedLoaders(await readRunningSites());
  await runInOpenTabs(loaders.filter(({ id }) => adapters.includes(id)));
}
