/** Where redirectors that mail systems put around links keep the link itself. */
const redirectors: readonly { host: RegExp; param: string }[] = [
  { host: /^[a-z0-9-]+\.safelinks\.protection\.outlook\.com$/, param: 'url' },
  { host: /^(?:www\.)?google\.com$/, param: 'q' },
  { host: /^urldefense\.proofpoint\.com$/, param: 'u' },
];

/** The address behind a link of a mail, out of one known redirector at most; `null` for what is no address. */
export function unwrapped(href: string): URL | null {
  const url = parsed(href);
  const redirector = url && redirectors.find(({ host }) => host.test(url.hostname));
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
