import { build } from './build.mjs';
import { runNode } from './child.mjs';
import { fromRoot } from './root.mjs';
import { vitest } from './vitest.mjs';
import { prepare } from './wxt.mjs';

/** What a passing test prints is no news; the tree's laws print the sizes of the bundles. */
const quiet = ['--silent=passed-only'];

/**
 * What `npm test` does: what comes `first`, then what is in `front`, and beside it what is `aside`, each in order. The
 * stories wait half of their time; what is aside takes what they leave of the processor. A stage is left out when one of
 * those in `after` failed.
 */
export const stages = {
  build: { lane: 'first', run: async () => one('build', await build()) },
  lint: {
    lane: 'aside',
    run: async (_filters, how) => one('biome check', await node(how, 'node_modules/@biomejs/biome/bin/biome', 'check')),
  },
  types: {
    lane: 'aside',
    run: async (_filters, how) => {
      const ready = await prepare();
      return one('tsc', ready && (await node(how, 'node_modules/typescript/bin/tsc', '-p', 'tsconfig.json')));
    },
  },
  unit: {
    lane: 'aside',
    run: async (filters, how) => {
      // Beside the stories, one core is theirs: caches are shared whatever the priority.
      const workers = how.aside ? ['--maxWorkers=1'] : [];
      return (await prepare()) ? vitest('unit*', filters, [...quiet, ...workers], how) : one('wxt prepare', false);
    },
  },
  tree: { lane: 'aside', after: ['build'], run: (filters, how) => vitest('tree', filters, [], how) },
  stories: { lane: 'front', after: ['build'], run: (filters, how) => vitest('stories', filters, quiet, how) },
};

/** A stage that is one test. */
function one(name, ok) {
  return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, what: [name] };
}

async function node(how, file, ...args) {
  return (await runNode([fromRoot(file), ...args], how)) === 0;
}
