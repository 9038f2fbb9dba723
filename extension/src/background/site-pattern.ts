/** The match pattern of an address's host, on any port (Firefox knows none); `null` for what cannot be asked for. */
export function sitePattern(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, hostname, username, password } = new URL(address);
  if (username || password || !hostname) return null;
  const loopback = hostname === '127.0.0.1' || hostname === 'localhost';
  const fits = protocol === 'https:' || (protocol === 'http:' && loopback);
  return fits ? `${protocol}//${hostname}/*` : null;
}
