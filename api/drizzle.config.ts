import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  // `turso` would write ALTERs that only libSQL knows; plain SQLite runs on both.
  dialect: 'sqlite',
  schema: './src/**/table.ts',
  out: './drizzle',
});
