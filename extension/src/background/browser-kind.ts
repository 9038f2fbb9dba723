import type { BrowserKind } from '@rebound/shared/page-health-schema';

/** Which family of browsers a user agent is of. Edge says Chrome too. */
export function browserKind(userAgent: string): BrowserKind {
  if (/\bFirefox\//.test(userAgent)) return 'firefox';
  if (/\bEdg\//.test(userAgent)) return 'edge';
  return /Chrom(e|ium)\//.test(userAgent) ? 'chrome' : 'other';
}
