import { defineConfig } from 'vitest/config';

const aside = ['**/node_modules/**', '**/.output/**'];

export default defineConfig({
  test: {
    // One core is not left free: on two of them, half would be.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{shared,api,extension}/src/**/*.test.{ts,tsx}', 'tests/sandbox/**/*.test.ts'],
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
