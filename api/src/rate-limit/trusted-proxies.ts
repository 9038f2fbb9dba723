import { BlockList, isIP, isIPv4 } from 'node:net';

/** Whether a network address is one of the operator's own proxies. */
export type IsTrusted = (address: string) => boolean;

/** A list of addresses and CIDR ranges, separated by commas; the entries that are neither when there are such. */
export function readProxies(list: string): { proxies: string[] } | { wrong: string[] } {
  const entries = list
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean);
  const wrong = entries.filter((entry) => !isRange(entry));
  return wrong.length ? { wrong } : { proxies: entries };
}

export function trustIn(proxies: readonly string[]): IsTrusted {
  const list = new BlockList();
  for (const entry of proxies) {
    const [address = '', bits] = entry.split('/');
    if (bits === undefined) list.addAddress(address, family(address));
    else list.addSubnet(address, Number(bits), family(address));
  }
  return (address) => isIP(address) !== 0 && list.check(address, family(address));
}

function isRange(entry: string): boolean {
  const [address = '', bits, ...more] = entry.split('/');
  const version = isIP(address);
  if (!version || more.length) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

function family(address: string): 'ipv4' | 'ipv6' {
  return isIPv4(address) ? 'ipv4' : 'ipv6';
}
