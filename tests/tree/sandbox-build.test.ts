import { describe, expect, test } from 'vitest';
import { filesOf, read, textOf } from './built';

const isLoopback = (match: string) => /^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?\//.test(match);

interface Manifest {
  host_permissions: string[];
  content_scripts: { matches: string[] }[];
}

describe.each<'chrome-mv3' | 'firefox-mv3'>(['chrome-mv3', 'firefox-mv3'])('the sandbox build of %s is it', (build) => {
  const inSandbox = `${build}-sandbox` as const;
  const production: Manifest = JSON.parse(textOf(build, 'manifest.json'));
  const sandbox: Manifest = JSON.parse(textOf(inSandbox, 'manifest.json'));

  test('with the same files', () => {
    expect(filesOf(inSandbox)).toEqual(filesOf(build));
  });

  test('byte for byte, but for the manifest', () => {
    const differing = filesOf(build).filter((file) => !read(build, file).equals(read(inSandbox, file)));
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
