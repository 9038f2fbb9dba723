import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fromRoot } from './root.mjs';

const aside = new Set(['node_modules', '.output', '.wxt']);

/** One hash over files and whole folders, given from the root, and over `salt`. Tests do not count: nothing ships them. */
export function fingerprintOf(paths, ...salt) {
  const hash = createHash('sha256').update(JSON.stringify(salt));
  for (const file of paths.flatMap(filesAt)) {
    const content = readFileSync(fromRoot(file));
    hash.update(`\n${file} ${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

function filesAt(path) {
  if (!statSync(fromRoot(path)).isDirectory()) return [path];
  return readdirSync(fromRoot(path))
    .filter((name) => !aside.has(name) && !/\.test\.tsx?$/.test(name))
    .sort()
    .flatMap((name) => filesAt(join(path, name)));
}
