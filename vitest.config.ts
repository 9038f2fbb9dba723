import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const aside = ['**/node_modules/**', '**/.output/**'];
const plain = ['{shared,api}/src/**/*.test.ts', 'tests/sandbox/**/*.test.ts'];
const root = fileURLToPath(new URL('.', import.meta.url));

/** A test that puts another module in a module's place must not find the real one loaded, nor leave its own behind. */
const replacing = globSync(plain, { cwd: root })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /\bvi\.(mock|doMock)\(/.test(readFileSync(`${root}/${path}`, 'utf8')));

export default defineConfig({
  test: {
    // One core is not left free: on two of them, half would be.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: plain,
          globalSetup: ['tests/sandbox/build-api.ts'],
          exclude: [...aside, ...replacing],
          testTimeout: 20_000,
          // What they are made of is read in once for all.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'unit-apart',
          include: ['extension/src/**/*.test.{ts,tsx}', ...replacing],
          exclude: aside,
          testTimeout: 20_000,
        },
      },
      { extends: true, test: { name: 'tree', include: ['tests/tree/**/*.test.ts'], exclude: aside } },
      {
        extends: true,
        test: {
          name: 'stories',
          include: ['tests/stories/**/*.test.ts'],
          globalSetup: ['tests/sandbox/build-api.ts'],
          setupFiles: ['tests/stories/when-it-fails.ts'],
          exclude: aside,
          // One browser at a time: stories measure what a person would see in time.
          fileParallelism: false,
          // Each file has a world and browsers of its own; what they are made of is read in once for all.
          isolate: false,
          testTimeout: 180_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
