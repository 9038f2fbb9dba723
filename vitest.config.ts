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
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
