import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './source-file';

export type Build = 'chrome-mv3' | 'firefox-mv3' | 'chrome-mv3-sandbox' | 'firefox-mv3-sandbox';

const output = join(root, 'extension/.output');

/** The paths of all files of a build, with `/`. `npm run build` makes the builds. */
export function filesOf(build: Build): string[] {
  return readdirSync(join(output, build), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(join(output, build).length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

export function read(build: Build, file: string): Buffer {
  return readFileSync(join(output, build, file));
}

export function textOf(build: Build, file: string): string {
  return read(build, file).toString('utf8');
}

export function gzipBytes(build: Build, files: readonly string[]): number {
  return files.reduce((sum, file) => sum + gzipSync(read(build, file), { level: 9 }).length, 0);
}

/** Every script that `page` may load: those it names, and all that those import, at once or later. */
export function scriptsOf(build: Build, page: string): string[] {
  const named = [...textOf(build, page).matchAll(/(?:src|href)="\/?([^"]+\.js)"/g)].map(([, path = '']) => path);
  const reached = new Set<string>();
  const follow = (file: string): void => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const [, path = ''] of textOf(build, file).matchAll(
      /(?:\bfrom|\bimport)\s*\(?\s*["'`](\.[^"'`]+\.js)["'`]/g,
    )) {
      follow(posix.join(posix.dirname(file), path));
    }
  };
  named.forEach(follow);
  return [...reached];
}
