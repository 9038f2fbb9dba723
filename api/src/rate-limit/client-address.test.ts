import { describe, expect, it } from 'vitest';
import { clientAddress } from './client-address';
import { readProxies, trustIn } from './trusted-proxies';

const proxies = ['10.0.0.0/8', '192.0.2.10', '2001:db8:aaaa::/48', '::1'];

describe('the client of a request', () => {
  it.each<[string, readonly string[], string | undefined, string | undefined, string]>([
    ['nobody forwards', [], '198.51.100.7', undefined, '198.51.100.7'],
    ['nobody is trusted, so a header is only words', [], '198.51.100.7', '203.0.113.1', '198.51.100.7'],
    ['not even from this machine', [], '127.0.0.1', '203.0.113.1', '127.0.0.1'],
    ['a stranger claims to forward', proxies, '198.51.100.7', '203.0.113.1', '198.51.100.7'],
    ['a stranger names a proxy', proxies, '198.51.100.7', '10.0.0.1', '198.51.100.7'],
    ['a proxy forwards', proxies, '10.1.2.3', '203.0.113.1', '203.0.113.1'],
    ['a proxy says nothing', proxies, '10.1.2.3', undefined, '10.1.2.3'],
    ['what the client wrote stands left', proxies, '10.1.2.3', '1.1.1.1, 203.0.113.1', '203.0.113.1'],
    ['the client names a proxy of ours', proxies, '10.1.2.3', '10.9.9.9, 203.0.113.1', '203.0.113.1'],
    ['the client names itself often', proxies, '10.1.2.3', `${'8.8.8.8, '.repeat(500)}203.0.113.1`, '203.0.113.1'],
    ['two proxies in a row', proxies, '10.1.2.3', '203.0.113.1, 192.0.2.10', '203.0.113.1'],
    ['proxies alone', proxies, '10.1.2.3', '10.4.4.4, 10.5.5.5', '10.4.4.4'],
    ['an outsider between two proxies', proxies, '10.1.2.3', '10.4.4.4, 8.8.4.4, 10.5.5.5', '8.8.4.4'],
    ['a proxy by IPv6', proxies, '::1', '203.0.113.1', '203.0.113.1'],
    ['a proxy by IPv6, at length', proxies, '2001:0db8:aaaa:0000::0001', '203.0.113.1', '203.0.113.1'],
    ['an IPv4 proxy in IPv6 clothes', proxies, '::ffff:10.1.2.3', '203.0.113.1', '203.0.113.1'],
    ['an IPv4 client in IPv6 clothes', proxies, '10.1.2.3', '::ffff:203.0.113.1', '203.0.113.1'],
    ['the same in hex', proxies, '10.1.2.3', '::FFFF:cb00:7101', '203.0.113.1'],
    ['a port', proxies, '10.1.2.3', '203.0.113.1:4711', '203.0.113.1'],
    ['a port of IPv6', proxies, '10.1.2.3', '[2001:db8:1:2:3:4:5:6]:4711', '2001:db8:1:2::/64'],
    ['a zone', proxies, 'fe80::1%eth0', undefined, 'fe80:0:0:0::/64'],
    ['words', proxies, '10.1.2.3', 'unknown', '10.1.2.3'],
    ['an octal address', proxies, '10.1.2.3', '0313.0.0161.1', '10.1.2.3'],
    ['an address as one number', proxies, '10.1.2.3', '3405803777', '10.1.2.3'],
    ['nothing between commas', proxies, '10.1.2.3', '203.0.113.1, ,', '10.1.2.3'],
    ['a line break', proxies, '10.1.2.3', '203.0.113.1\r\n8.8.8.8', '10.1.2.3'],
    ['no socket', proxies, undefined, '203.0.113.1', 'unknown'],
  ])('%s', (_, trusted, peer, forwardedFor, expected) => {
    expect(clientAddress(peer, forwardedFor, trustIn(trusted))).toBe(expected);
  });

  it.each([
    ['2001:db8:1:2::', '2001:db8:1:2:ffff:ffff:ffff:ffff'],
    ['2001:0DB8:0001:0002::1', '2001:db8:1:2:0:0:0:1'],
    ['2001:db8::1', '2001:db8:0:0:1::'],
  ])('%s and %s are one network', (one, other) => {
    const nobody = trustIn([]);
    expect(clientAddress(one, undefined, nobody)).toBe(clientAddress(other, undefined, nobody));
  });
});

describe('the list of trusted proxies', () => {
  it.each([
    ['', []],
    ['10.0.0.0/8', ['10.0.0.0/8']],
    [' 10.0.0.0/8 ,, ::1 ', ['10.0.0.0/8', '::1']],
  ])('%j is read', (list, expected) => {
    expect(readProxies(list)).toEqual({ proxies: expected });
  });

  it.each(['*', 'true', 'loopback', '10.0.0.0/33', '10.0.0/8', '::/129', '10.0.0.0/8/8', '10.0.0.0/-1', '10.0.0.0/'])(
    '%j is a fault',
    (list) => {
      expect(readProxies(`192.0.2.1, ${list}`)).toEqual({ wrong: [list] });
    },
  );
});
