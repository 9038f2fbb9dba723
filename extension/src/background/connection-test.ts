import { browser } from 'wxt/browser';
import { bodyOf, call } from './api';
import { faultOf } from './fault';
import { sitePattern } from './site-pattern';

/** What a connection test found: the part that fails, or that all is well. */
export type Connection = 'ok' | 'address-invalid' | 'permission-missing' | 'not-reachable' | 'not-rebound';

/** Whether Rebound's API answers at `apiUrl`. Asks it as nobody, so that no token goes where it is not known to belong. */
export async function testConnection(apiUrl: string): Promise<Connection> {
  const pattern = sitePattern(apiUrl);
  if (!pattern) return 'address-invalid';
  if (!(await browser.permissions.contains({ origins: [pattern] }))) return 'permission-missing';
  try {
    // Signed out, every version of the API refuses this with its own problem code.
    await call('/v1/me', { apiUrl, timeoutMs: 6000 });
    return 'not-rebound';
  } catch (error) {
    const fault = faultOf(error);
    if (fault.kind === 'signed-out') return 'ok';
    if (fault.kind === 'offline') return (await answersAtAll(apiUrl)) ? 'not-rebound' : 'not-reachable';
    return 'not-rebound';
  }
}

/** Tells an API that is down from something else that answers there. */
async function answersAtAll(apiUrl: string): Promise<boolean> {
  try {
    await bodyOf(await call('/livez', { apiUrl, timeoutMs: 3000 }));
    return true;
  } catch {
    return false;
  }
}
