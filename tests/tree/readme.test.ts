import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands } from '@rebound/api/cli/commands';
import { readEnv } from '@rebound/api/env';
import { describe, expect, test } from 'vitest';
import { root, tree } from './source-file';

const text = (path: string) => readFileSync(join(root, path), 'utf8');
const readme = text('README.md');

describe('README.md names every setting of the API', () => {
  const read = [...text('api/src/env.ts').matchAll(/^ {4}((?:REBOUND|RESEND|PROCORE)_[A-Z_]+):/gm)].map(
    ([, name = '']) => name,
  );
  const rows = [...readme.matchAll(/^\| `((?:REBOUND|RESEND|PROCORE)_[A-Z_]+)` +\| (.*?) *\|/gm)].map(
    ([, name = '', cell = '']) => ({
      name,
      usual: cell.replaceAll('`', ''),
    }),
  );
  const least = { REBOUND_SECRET: 's'.repeat(32), REBOUND_MAIL_FROM: 'a@b.test', RESEND_API_KEY: 're_1' };

  test('and no other', () => {
    expect(read.length).toBeGreaterThan(10);
    expect(rows.map(({ name }) => name).sort()).toEqual(read.sort());
  });

  test.each(rows.filter(({ usual }) => usual))('$name is $usual when it is not set', ({ name, usual }) => {
    expect(readEnv({ ...least, [name]: usual })).toEqual(readEnv(least));
    expect(readEnv({ ...least, [name]: '!' })).not.toEqual(readEnv(least));
  });
});

test('README.md names every command of the operator, and no other', () => {
  const table = readme.slice(readme.indexOf('| `npm run rebound --`'));
  const named = [...table.slice(0, table.indexOf('\n\n')).matchAll(/`([a-z-]+(?: [a-z]+){0,2})(?: <[^`]*)?`/g)]
    .map(([, name = '']) => name)
    .filter((name) => !name.startsWith('npm'));
  expect(named.sort()).toEqual(Object.keys(commands).sort());
});

test('docs/metrics.md names every metric, and no other', () => {
  const measured = tree()
    .filter(({ path, isTest }) => path.startsWith('api/src/') && !isTest)
    .flatMap(({ text }) => [...text.matchAll(/'(rebound_[a-z_]+)'/g)].map(([, name]) => name));
  const named = [...text('docs/metrics.md').matchAll(/^\| `(rebound_[a-z_]+)`/gm)].map(([, name]) => name);
  expect(measured.length).toBeGreaterThan(10);
  expect(named.sort()).toEqual(measured.sort());
});
