import { describe, expect, test } from 'vitest';
import { filesOf, read, textOf } from './built';

const isLoopback = (match: string) => /^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?\//.test(match);

interface Manifest {
  host_permissions: string[];
  content_scripts: { matches: string[] }[];
}

const production: Manifest = JSON.parse(textOf('chrome-mv3', 'manifest.json'));
const sandbox: Manifest = JSON.parse(textOf('chrome-mv3-sandbox', 'manifest.json'));

describe('the sandbox build is the production build', () => {
  test('it has the same files', () => {
    expect(filesOf('chrome-mv3-sandbox')).toEqual(filesOf('chrome-mv3'));
  });

  test('byte for byte, but for the manifest', () => {
    const differing = filesOf('chrome-mv3').filter(
      (file) => !read('chrome-mv3', file).equals(read('chrome-mv3-sandbox', file)),
    );
    expect(differing).toEqual(['manifest.json']);
  });

  test('whose hosts alone differ, by loopback addresses that only the sandbox has', () => {
    expect(withoutLoopback(sandbox)).toEqual(production);
    expect(withoutLoopback(production)).toEqual(production);
    expect(sandbox).not.toEqual(production);
  });
});

function withoutLoopback(manifest: Manifest): Manifest {
  const rest = (matches: string[]) => matches.filter((match) => !isLoopback(match));
  return {
    ...manifest,
    host_permissions: rest(manifest.host_permissions),
    content_scripts: manifest.content_scripts.map((script) => ({ ...script, matches: rest(script.matches) })),
  };
}
