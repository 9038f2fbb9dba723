import { expect, it } from 'vitest';
import { letterKey } from './letter-key';

const long = `${'a'.repeat(64)}@${'b'.repeat(180)}.example`;

it.each([
  ['priya@northgate.example', /^rejected\/r-1\/priya@northgate\.example$/],
  ['Priya@Northgate.example', /^rejected\/r-1\/priya@northgate\.example$/],
  ['jürgen@northgate.example', /^rejected\/r-1\/[0-9a-f]{64}$/],
  ['priya@northgate.example\r\nX: y', /^rejected\/r-1\/[0-9a-f]{64}$/],
  [long, /^rejected\/r-1\/[0-9a-f]{64}$/],
])('names the letter to %j', (recipient, key) => {
  expect(letterKey('rejected', 'r-1', recipient)).toMatch(key);
});

it('never gives two addresses one name', () => {
  const keys = [long, `x${long}`, 'jürgen@a.example', 'jurgen@a.example'].map((to) => letterKey('code', '1', to));
  expect(new Set(keys).size).toBe(4);
});

it.each(['2026-11-18-Northgate Builders', 'Zürich', 'x'.repeat(200), '', 'a\r\nb'])(
  'names an event whose id is %j in printable characters',
  (id) => {
    const key = letterKey('summary', id, 'priya@northgate.example');
    expect(key).toMatch(/^summary\/[0-9a-f]{64}\/priya@northgate\.example$/);
    expect(key).not.toBe(letterKey('summary', `${id}1`, 'priya@northgate.example'));
  },
);
