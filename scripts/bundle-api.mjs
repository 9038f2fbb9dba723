import { fromRoot } from './root.mjs';

/** Where the API and the operator's command line stand once they are built. As deep as `src/db`, which looks for `drizzle`. */
export const apiOutput = 'api/.output/server';

/** Native code, and what looks for files of its own, stay packages. */
const external = ['@libsql/*', 'libsql', 'pino', 'swagger-ui-dist'];
// Packages of the older kind ask for Node's own modules by `require`.
const banner = { js: "import { createRequire as r } from 'node:module'; const require = r(import.meta.url);" };

/** Puts the API into few files, which start in a fifth of the time that its sources and their packages need. Whether it worked. */
export async function bundleApi() {
  const { build } = await import('esbuild');
  const entryPoints = { api: fromRoot('api/src/main.ts'), rebound: fromRoot('api/src/cli/main.ts') };
  try {
    await build({
      ...{ entryPoints, external, banner, outdir: fromRoot(apiOutput), outExtension: { '.js': '.mjs' } },
      ...{ bundle: true, splitting: true, platform: 'node', format: 'esm', target: 'node24' },
      ...{ sourcemap: true, sourcesContent: false },
    });
    return true;
  } catch (error) {
    // esbuild has said already what is wrong in a source.
    if (!error.errors) console.error(error);
    return false;
  }
}
