import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { buildAssets } from './server/assets';

const folder = new URL('.', import.meta.url);

test('every name that a component asks for has a style, and every style is asked for', async () => {
  const files = (await readdir(folder, { recursive: true })).filter((file) => /\.tsx?$/.test(file));
  const sources = await Promise.all(files.map((file) => readFile(new URL(file, folder), 'utf8')));
  const calls = sources.flatMap((source) =>
    [...source.matchAll(/\bcx\(((?:[^()]|\([^()]*\))*)\)/g)].map(([, inside]) => inside ?? ''),
  );
  const asked = calls.flatMap((inside) => [...inside.matchAll(/'([A-Z]\w+)'/g)].map(([, name]) => name));
  const { classes } = await buildAssets();
  expect(Object.keys(classes).toSorted()).toEqual([...new Set(asked)].toSorted());
});
