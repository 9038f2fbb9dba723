import type { SignedIn } from '@rebound/shared/permission/schema';
import type {
  ProcoreSignInFinish,
  ProcoreSignInRequest,
  ProcoreSignInStart,
} from '@rebound/shared/permission/sign-in-schema';
import { browser } from 'wxt/browser';
import { clock } from '../time';
import { bodyOf, call } from './api';
import { Failed, type Fault, faultOf } from './fault';
import { tellPages } from './open-pages';
import { readSession } from './session';
import { signedIn, signedOut } from './sign-in';
import { stored } from './stored';

interface Company {
  id: string;
  name: string;
}

/** A sign-in that was begun: all that is needed to end it, and that nobody else has. */
interface Begun extends Pick<ProcoreSignInStart, 'state' | 'redirectUrl' | 'until'> {
  apiUrl: string;
  verifier: string;
  tabId: number;
  /** Once Procore gave one, for as long as the person chooses a company. */
  code: string | null;
  companies: readonly Company[];
}

/** What the options show of it. */
export interface SigningIn {
  state: 'waiting' | 'choosing' | 'failed';
  companies: readonly Company[];
  fault: Fault | null;
}

type Kept = { begun: Begun | null; fault: Fault | null };

const kept = stored<Kept>('session', 'procore-sign-in', { begun: null, fault: null });
let finishing: Promise<void> | null = null;

/** Opens Procore's own sign-in in a tab. Throws `Failed` where the API cannot begin it. */
export async function beginProcoreSignIn(): Promise<void> {
  const verifier = random();
  const body: ProcoreSignInRequest = { challenge: await digest(verifier), device: navigator.userAgent.slice(0, 300) };
  const { apiUrl } = await readSession();
  const start = await bodyOf<ProcoreSignInStart>(await call('/v1/sign-in/procore', { method: 'POST', body }));
  const { authorizeUrl, state, redirectUrl, until } = start;
  if (!isWeb(authorizeUrl)) throw new Failed({ kind: 'unexpected', detail: 'not an address to sign in at' });
  listenToProcoreSignIn();
  const { id: tabId = -1 } = await browser.tabs.create({ url: authorizeUrl });
  await keep({ begun: { apiUrl, verifier, state, redirectUrl, until, tabId, code: null, companies: [] }, fault: null });
  await followTab(tabId);
}

export async function readSigningIn(): Promise<SigningIn | null> {
  const { begun, fault } = await kept.get();
  if (fault) return { state: 'failed', companies: [], fault };
  if (!begun || Date.parse(begun.until) <= clock()) return null;
  return { state: begun.companies.length ? 'choosing' : 'waiting', companies: begun.companies, fault: null };
}

/** Of several companies that are connected, the one that the person wants to work in. */
export async function chooseCompany(companyId: string): Promise<void> {
  const { begun } = await kept.get();
  if (begun?.code && begun.companies.some(({ id }) => id === companyId)) await finish(begun, begun.code, companyId);
}

export async function dropProcoreSignIn(): Promise<void> {
  await keep({ begun: null, fault: null });
}

/** Ends the session, and Rebound's access to Procore for this person. Throws `Failed`, and ends nothing, when the API cannot be asked. */
export async function disconnectProcore(): Promise<void> {
  await call('/v1/sign-in/procore', { method: 'DELETE', body: {} });
  await signedOut();
}

/** Called at every start of the worker, at once: a tab that comes back from Procore may be what woke it. */
export function listenToProcoreSignIn(): void {
  browser.tabs.onUpdated.addListener(followTab);
  browser.tabs.onRemoved.addListener(followTab);
}

/** Looks at the tab once more, and stops listening where there is nothing to wait for: else every tab would wake us. */
export async function resumeProcoreSignIn(): Promise<void> {
  const { begun } = await kept.get();
  if (begun && Date.parse(begun.until) > clock()) return followTab(begun.tabId);
  browser.tabs.onUpdated.removeListener(followTab);
  browser.tabs.onRemoved.removeListener(followTab);
}

/**
 * Ends the sign-in when its own tab is back at the API with the state that was minted for it, or was closed. What another
 * tab brings, or another state, is nobody's here.
 */
async function followTab(tabId: number): Promise<void> {
  const { begun } = await kept.get();
  if (begun?.tabId !== tabId || begun.code) return;
  const tab = await browser.tabs.get(tabId).catch(() => null);
  // Closed by us, or by the person.
  if (!tab) return finishing ?? dropProcoreSignIn();
  const back = tab.url && URL.canParse(tab.url) ? new URL(tab.url) : null;
  const home = new URL(begun.redirectUrl);
  if (back?.origin !== home.origin || back.pathname !== home.pathname) return;
  if (back.searchParams.get('state') !== begun.state) return;
  const code = back.searchParams.get('code');
  const ended = code ? finish(begun, code) : keep({ begun: null, fault: refused });
  await Promise.all([ended, browser.tabs.remove(tabId).catch(() => undefined)]);
}

const refused: Fault = {
  kind: 'problem',
  problem: { type: 'about:blank', title: 'Refused at Procore', status: 403, code: 'procore-refused', detail: '' },
};

/** A code is good once: two events of one tab ask with it once. */
function finish(begun: Begun, code: string, companyId?: string): Promise<void> {
  finishing ??= finishOnce(begun, code, companyId).finally(() => {
    finishing = null;
  });
  return finishing;
}

async function finishOnce(begun: Begun, code: string, companyId: string | undefined): Promise<void> {
  const { state, verifier } = begun;
  const body: ProcoreSignInFinish = { state, code, verifier, ...(companyId === undefined ? {} : { companyId }) };
  try {
    if ((await readSession()).apiUrl !== begun.apiUrl) return await dropProcoreSignIn();
    const answer = await bodyOf<SignedIn>(
      await call('/v1/sign-in/procore/finish', { method: 'POST', body, timeoutMs: 30_000 }),
    );
    await signedIn(answer);
    await dropProcoreSignIn();
  } catch (error) {
    const fault = faultOf(error);
    const companies = (fault.kind === 'problem' && fault.problem.companies) || [];
    if (companies.length) return keep({ begun: { ...begun, code, companies }, fault: null });
    await keep({ begun: null, fault });
  }
}

async function keep(next: Kept): Promise<void> {
  await kept.set(next);
  await tellPages({ about: 'session' });
}

function isWeb(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && (hostname === '127.0.0.1' || hostname === 'localhost'));
}

function random(): string {
  return base64Url(crypto.getRandomValues(new Uint8Array(32)));
}

async function digest(text: string): Promise<string> {
  return base64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}
