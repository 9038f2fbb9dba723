import { defineConfig } from 'vitest/config';

const aside = ['**/node_modules/**', '**/.output/**'];

export default defineConfig({
  test: {
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
