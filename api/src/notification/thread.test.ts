import { expect, it } from 'vitest';
import { threadHeaders } from './thread';

const about = { companyId: '4100', id: '700101' };
const root = (from: string, commitment = about) => threadHeaders(from, commitment).References ?? '';

it('is one for all letters about a commitment, and another for each other one', () => {
  const from = 'Rebound <rebound@northgate.example>';
  expect(threadHeaders(from, about)).toEqual(threadHeaders('Somebody Else <other@NORTHGATE.example>', about));
  const roots = [
    about,
    { ...about, id: '700102' },
    { companyId: '4200', id: '700101' },
    { companyId: '41', id: '00700101' },
  ];
  expect(new Set(roots.map((one) => root(from, one))).size).toBe(4);
  expect(threadHeaders(from, about)['In-Reply-To']).toBe(root(from));
});

it.each([
  ['Rebound <rebound@northgate.example>', 'northgate.example'],
  ['rebound@mail.northgate.example', 'mail.northgate.example'],
  ['"a@b.test" <rebound@northgate.example> ', 'northgate.example'],
  ['Rebound <rebound@bücher.example>', 'rebound.invalid'],
  ['Rebound <rebound@x\r\nBcc: eve@evil.test>', 'evil.test'],
])('is a message id whatever %j looks like', (from, domain) => {
  const strange = { companyId: '4100\r\nBcc: eve@evil.test', id: '>,<x@y>' };
  for (const commitment of [about, strange]) {
    expect(root(from, commitment)).toMatch(/^<commitment\.[0-9a-f]{32}@[a-z\d.-]+>$/);
    expect(root(from, commitment).endsWith(`@${domain}>`)).toBe(true);
  }
});
