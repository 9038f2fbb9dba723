import { build } from './build.mjs';
import { runNode } from './child.mjs';
import { fromRoot } from './root.mjs';
import { vitest } from './vitest.mjs';
import { prepare } from './wxt.mjs';

/** What a passing test prints is no news; the tree's laws print the sizes of the bundles. */
const quiet = ['--silent=passed-only'];

/** What `npm test` does, in order. A stage is left out when one of those in `after` failed. */
export const stages = {
  lint: {
    run: async () => one('biome check', await node('node_modules/@biomejs/biome/bin/biome', 'check')),
  },
  types: {
    run: async () => {
      return one('tsc', (await prepare()) && (await node('node_modules/typescript/bin/tsc', '-p', 'tsconfig.json')));
    },
  },
  unit: {
    run: async (filters) => ((await prepare()) ? vitest('unit*', filters, quiet) : one('wxt prepare', false)),
  },
  build: { run: async () => one('build', await build()) },
  tree: { run: (filters) => vitest('tree', filters) },
  stories: { after: ['build'], run: (filters) => vitest('stories', filters, quiet) },
};

/** A stage that is one test. */
function one(name, ok) {
  return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, what: [name] };
}

async function node(file, ...args) {
  return (await runNode([fromRoot(file), ...args])) === 0;
}
