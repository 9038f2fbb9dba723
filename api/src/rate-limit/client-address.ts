import { isIP, isIPv6 } from 'node:net';
import type { IsTrusted } from './trusted-proxies';

/**
 * The network address that a request counts for. `peer` is who connected. What `X-Forwarded-For` says is believed from
 * the right, and only as far as trusted proxies wrote it: anything further left came from the client itself.
 */
export function clientAddress(
  peer: string | undefined,
  forwardedFor: string | undefined,
  isTrusted: IsTrusted,
): string {
  let client = canonical(peer ?? '') ?? 'unknown';
  const hops = (forwardedFor ?? '').split(',').reverse();
  for (const hop of hops) {
    if (!isTrusted(client)) break;
    const before = canonical(withoutPort(hop.trim()));
    if (!before) break;
    client = before;
  }
  return network(client);
}

/** One spelling for each address; `null` for what is none. An IPv4 address in IPv6 clothes is the IPv4 address. */
function canonical(address: string): string | null {
  const bare = address.replace(/%.*$/, '');
  if (isIP(bare) === 0) return null;
  if (!isIPv6(bare)) return bare;
  const spelt = new URL(`http://[${bare}]/`).hostname.slice(1, -1);
  const mapped = /^::ffff:([\da-f]{1,4}):([\da-f]{1,4})$/.exec(spelt);
  if (!mapped) return spelt;
  return mapped.slice(1).flatMap(bytesOf).join('.');
}

function bytesOf(group: string): number[] {
  const value = Number.parseInt(group, 16);
  return [value >> 8, value & 255];
}

/** Some proxies write the port too: 192.0.2.1:4711, [2001:db8::1]:4711. */
function withoutPort(hop: string): string {
  return /^\[(.+)\](?::\d+)?$/.exec(hop)?.[1] ?? /^([\d.]+):\d+$/.exec(hop)?.[1] ?? hop;
}

/** Who has one IPv6 address has the other 2^64 of its network, so the network is what counts. */
function network(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('::');
  const left = head.split(':').filter(Boolean);
  const right = (tail ?? '').split(':').filter(Boolean);
  const zeros = Array.from({ length: tail === undefined ? 0 : 8 - left.length - right.length }, () => '0');
  return `${[...left, ...zeros, ...right].slice(0, 4).join(':')}::/64`;
}
