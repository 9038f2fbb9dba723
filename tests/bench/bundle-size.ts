import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Benchmark } from './benchmark';

const built = fileURLToPath(new URL('../../extension/.output/chrome-mv3/', import.meta.url));

export const bundleSize: Benchmark[] = [
  sized('the Procore loader', 'Preact alone, 4.8 kB', 4.8, 1, async () => ['content-scripts/procore.js']),
  sized('the panel', 'Preact and Query, 16.1 kB', 16.1, 3, () => scriptsOf('panel.html')),
];

function sized(name: string, peer: string, peerKb: number, atMost: number, files: () => Promise<string[]>): Benchmark {
  const ours = async () => {
    const sizes = (await files()).map(async (file) => gzipSync(await readFile(join(built, file))).length);
    return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1000;
  };
  return {
    name: `gzip of ${name}`,
    unit: 'kB',
    peer,
    target: { atMost },
    prepare: async () => ({ ours, peer: async () => peerKb }),
  };
}

async function scriptsOf(page: string): Promise<string[]> {
  const html = await readFile(join(built, page), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\/?([^"]+\.js)"/g)].map(([, file]) => file ?? '');
  if (!named.length) throw new Error(`${page} names no script; there are ${(await readdir(built)).join(', ')}.`);
  return named;
}
