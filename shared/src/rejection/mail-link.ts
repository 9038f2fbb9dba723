/** Redirectors that mail systems put around links, as their addresses begin, and where they keep the link itself. */
const redirectors: readonly { at: RegExp; param: string }[] = [
  { at: /^https:\/\/[a-z0-9-]+\.safelinks\.protection\.outlook\.com\/\?/, param: 'url' },
  { at: /^https:\/\/(?:www\.)?google\.com\/url\?/, param: 'q' },
  { at: /^https:\/\/urldefense\.proofpoint\.com\/v2\/url\?/, param: 'u' },
];
/** Proofpoint's third form keeps the link in its path. */
const inPath = /^https:\/\/urldefense\.com\/v3\/__(.+?)__;/;

/** The address behind a link of a mail, out of one known redirector at most; `null` for what is no address. */
export function unwrapped(href: string): URL | null {
  const url = parsed(href);
  const kept = url && inPath.exec(url.href)?.[1];
  if (kept) return parsed(kept);
  const redirector = url && redirectors.find(({ at }) => at.test(url.href));
  const inner = redirector && url.searchParams.get(redirector.param);
  if (!inner) return url;
  // Proofpoint's second form writes `%` as `-` and `/` as `_`.
  return parsed(redirector.param === 'u' ? decoded(inner.replaceAll('-', '%').replaceAll('_', '/')) : inner);
}

/**
 * Whether a commitments page can be served there: Procore over https, or this machine. It decides what is looked up,
 * never what is opened.
 */
export function isWebHost(url: URL): boolean {
  if (url.username || url.password) return false;
  if (url.protocol === 'http:') return url.hostname === '127.0.0.1' || url.hostname === 'localhost';
  return url.protocol === 'https:' && url.port === '' && /(?:^|\.)procore(?:gov)?\.com$/.test(url.hostname);
}

function parsed(href: string): URL | null {
  return URL.canParse(href) ? new URL(href) : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
