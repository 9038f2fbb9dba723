import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { hashClasses } from './hash-classes';

export interface Asset {
  path: string;
  type: string;
  body: string;
}

export interface Assets {
  app: Asset;
  legacy: Asset;
  style: Asset;
  classes: Record<string, string>;
}

/** Builds the browser's part from source: scripts, and style sheets with the class names of this start. */
export async function buildAssets(): Promise<Assets> {
  const [app, legacy, { css, classes }] = await Promise.all([
    script('app', '../client/main.tsx'),
    script('legacy', '../client/legacy.ts'),
    styles(),
  ]);
  return { app, legacy, style: named('style', 'css', 'text/css; charset=utf-8', css), classes };
}

async function script(name: string, entry: string): Promise<Asset> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2023',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'silent',
  });
  return named(name, 'js', 'text/javascript; charset=utf-8', outputFiles.map(({ text }) => text).join('\n'));
}

async function styles() {
  const folder = new URL('../styles/', import.meta.url);
  const files = (await readdir(folder)).filter((file) => file.endsWith('.css')).toSorted();
  const sheets = await Promise.all(files.map((file) => readFile(new URL(file, folder), 'utf8')));
  return hashClasses(sheets.join('\n'), randomUUID());
}

function named(name: string, extension: string, type: string, body: string): Asset {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
  return { path: `/assets/${name}-${hash}.${extension}`, type, body };
}
