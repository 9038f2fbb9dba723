import type { RejectionCount } from '@rebound/shared/rejection/schema';
import type { Instant } from '@rebound/shared/time';
import { browser } from 'wxt/browser';
import { i18n } from '../i18n';
import { now } from '../time';
import { bodyOf, call } from './api';
import { faultOf } from './fault';
import { oneAtATime } from './one-at-a-time';
import { readSession } from './session';
import { stored } from './stored';

/** What the API last said of the count, and whether it could still be asked. */
interface LastCount {
  count: RejectionCount | null;
  etag: string | null;
  asOf: Instant | null;
  stale: boolean;
}

const nothing: LastCount = { count: null, etag: null, asOf: null, stale: false };
const last = stored<LastCount>('session', 'count', nothing);

const colours = { current: '#b42318', stale: '#59636e' };

/** Asks for the count, as cheaply as the API allows, and draws it on the toolbar's icon. Never throws. */
export const refreshBadge = oneAtATime(async () => {
  const { token } = await readSession();
  if (!token) {
    await last.set(nothing);
    return draw({ text: '', title: i18n.t('badge.signedOut'), colour: colours.stale });
  }
  const known = await last.get();
  const fresh = await askCount(known);
  await last.set(fresh);
  await draw(drawingOf(fresh));
});

async function askCount(known: LastCount): Promise<LastCount> {
  try {
    const headers = known.etag ? { 'If-None-Match': known.etag } : {};
    const response = await call('/v1/rejections/count', { headers });
    const count = response.status === 304 ? known.count : await bodyOf<RejectionCount>(response);
    return { count, etag: response.headers.get('ETag') ?? known.etag, asOf: now(), stale: false };
  } catch (error) {
    return faultOf(error).kind === 'signed-out' ? nothing : { ...known, stale: true };
  }
}

function drawingOf({ count, stale }: LastCount) {
  const number = count?.toFix ? String(count.toFix) : '';
  const title = count ? i18n.t('badge.toFix', [count.toFix]) : i18n.t('extension.name');
  if (!stale) return { text: number, title, colour: colours.current };
  // The question mark says it without colour.
  return { text: `${number}?`, title: i18n.t('badge.stale', [title]), colour: colours.stale };
}

async function draw({ text, title, colour }: { text: string; title: string; colour: string }): Promise<void> {
  await browser.action.setBadgeText({ text });
  await browser.action.setBadgeBackgroundColor({ color: colour });
  await browser.action.setBadgeTextColor?.({ color: '#ffffff' });
  await browser.action.setTitle({ title });
}
