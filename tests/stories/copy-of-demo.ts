import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyWhole } from '@rebound/api/testing/copy-whole';
import { prepareDatabase } from '../sandbox/prepare-database';

type Wanted = Parameters<typeof prepareDatabase>[0];

interface Demo {
  file: Buffer;
  tokens: Record<string, string>;
}

const known = new Map<string, Promise<Demo>>();

/** Does what `prepareDatabase` does. Plays the past of the demo companies once for all stages that are alike. */
export async function copyOfDemo({ url, ...wanted }: Wanted): Promise<Record<string, string>> {
  const alike = `${wanted.webUrl} ${wanted.undoSeconds}`;
  const demo = known.get(alike) ?? play(wanted);
  known.set(alike, demo);
  const { file, tokens } = await demo;
  await writeFile(url.slice('file:'.length), file);
  return tokens;
}

async function play(wanted: Omit<Wanted, 'url'>): Promise<Demo> {
  const folder = await mkdtemp(join(tmpdir(), 'rebound-demo-'));
  const [url, whole] = [`file:${join(folder, 'demo.db')}`, join(folder, 'whole.db')];
  try {
    const tokens = await prepareDatabase({ ...wanted, url });
    await copyWhole(url, whole);
    return { file: await readFile(whole), tokens };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
