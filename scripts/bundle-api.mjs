import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fromRoot } from './root.mjs';

/** Where the API and the operator's command line stand once they are built. As deep as `src/db`, which looks for `drizzle`. */
export const apiOutput = 'api/.output/server';

const entryPoints = { api: fromRoot('api/src/main.ts'), rebound: fromRoot('api/src/cli/main.ts') };
/** Native code, and what looks for files of its own, stay packages. */
const external = ['@libsql/*', 'libsql', 'pino', 'swagger-ui-dist'];
// Packages of the older kind ask for Node's own modules by `require`.
const banner = { js: "import { createRequire as r } from 'node:module'; const require = r(import.meta.url);" };

/** Puts the API into few files, which start in a fifth of the time that its sources and their packages need. Whether it worked. */
export async function bundleApi() {
  const { build } = await import('esbuild');
  try {
    const { outputFiles } = await build({
      ...{ entryPoints, external, banner, outdir: fromRoot(apiOutput), outExtension: { '.js': '.mjs' } },
      ...{ bundle: true, splitting: true, platform: 'node', format: 'esm', target: 'node24' },
      ...{ sourcemap: true, sourcesContent: false, write: false },
    });
    mkdirSync(fromRoot(apiOutput), { recursive: true });
    // What runs already may still ask for a piece of its own: none is taken away.
    for (const file of [...outputFiles].sort((a, b) => isEntry(a) - isEntry(b))) put(file);
    return true;
  } catch (error) {
    // esbuild has said already what is wrong in a source.
    if (!error.errors) console.error(error);
    return false;
  }
}

function isEntry({ path }) {
  return Object.hasOwn(entryPoints, basename(path, '.mjs'));
}

/** Whoever starts meanwhile finds the old file or the new one, and none that is half written. */
function put({ path, contents }) {
  const part = `${path}.${process.pid}.part`;
  writeFileSync(part, contents);
  renameSync(part, path);
}
