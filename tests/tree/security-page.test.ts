import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './source-file';

const page = readFileSync(join(root, 'SECURITY.md'), 'utf8');
const rows = [...page.matchAll(/^\| (S\d+|–) +\|.*\|$/gm)].map(([line, row]) => ({ row, line }));

test('SECURITY.md has a row for each of S1 to S12', () => {
  expect(rows.map(({ row }) => row)).toEqual([...Array.from({ length: 12 }, (_, index) => `S${index + 1}`), '–']);
});

test.each(rows)('what $row is tried in is there', ({ line }) => {
  const places = [...line.matchAll(/`([\w.-]+(?:\/[\w.-]+)+)`/g)].map(([, path = '']) => path);
  expect(places.length).toBeGreaterThan(0);
  expect(places.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
