import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './source-file';

const text = (path: string) => readFileSync(join(root, path), 'utf8');
const manifests = ['', 'shared/', 'api/', 'extension/', 'tests/'].map((folder) => `${folder}package.json`);
const lockfile = text('pnpm-lock.yaml');

test('packages are installed as the lockfile says, in one place', () => {
  expect(text('scripts/install.mjs')).toContain("'install', '--frozen-lockfile'");
  expect(text('.ci/run')).not.toMatch(/\b(pnpm|yarn|corepack|npx|npm (ci|i|install|add))\b/);
});

test('one package may run a script when it is installed: Node itself', () => {
  const workspace = text('pnpm-workspace.yaml');
  const [, listed = ''] = /^allowBuilds:\n((?: {2}.+\n?)+)/m.exec(workspace) ?? [];
  const allowed = [...listed.matchAll(/^ {2}"?([^":]+)"?: true$/gm)].map(([, name]) => name);
  expect(allowed).toEqual(['node']);
  expect(
    listed
      .trimEnd()
      .split('\n')
      .filter((line) => !/^ {2}"?[^":]+"?: (true|false)$/.test(line)),
  ).toEqual([]);
  expect(workspace).not.toMatch(/dangerouslyAllowAllBuilds|onlyBuiltDependencies|neverBuiltDependencies/);
  for (const manifest of manifests) expect(JSON.parse(text(manifest)).pnpm, manifest).toBeUndefined();
});

test('no script of ours runs by itself when packages are installed', () => {
  for (const manifest of manifests) {
    const names = Object.keys(JSON.parse(text(manifest)).scripts ?? {});
    expect(
      names.filter((name) => /^(pre|post)?(install|prepare|publish|pack)/.test(name)),
      manifest,
    ).toEqual([]);
  }
});

describe.each(manifests)('%s', (manifest) => {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(text(manifest));

  test('names one version of each package', () => {
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
      expect(version, name).toMatch(/^(\d+\.\d+\.\d+(-[\w.]+)?|workspace:\*)$/);
    }
  });
});

test('every package comes from the registry, with its hash', () => {
  const resolutions = [...lockfile.matchAll(/^ {4}resolution: (.+)$/gm)].map(([, how]) => how);
  expect(resolutions.length).toBeGreaterThan(300);
  expect(resolutions.filter((how) => !/^\{integrity: sha512-[\w+/]+=*\}$/.test(how ?? ''))).toEqual([]);
  console.log(`supply: ${resolutions.length} packages, each by its SHA-512`);
});
