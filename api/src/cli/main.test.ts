import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Ledger, openLedger } from '../testing/ledger';

const run = fileURLToPath(new URL('../../../scripts/run.mjs', import.meta.url));
let ledger: Ledger;
beforeAll(async () => {
  ledger = await openLedger();
});
afterAll(() => ledger?.close());

// Two starts of Node, and on a busy machine the wait for them.
const timeoutMs = 60_000;

it.each([
  ['company list', 0, /^one {2}Company one: .*\ntwo {2}Company two: .*\n$/, /^$/],
  ['company lisst', 64, /^$/, /^Usage: npm run rebound -- <command>\n(?: {2}\S.*\n)+$/],
])(
  'npm run rebound -- %s: ends with %i',
  (words, code, out, complaints) => {
    const { NODE_COMPILE_CACHE, PATH } = process.env;
    const env = { ...{ PATH, NODE_COMPILE_CACHE }, REBOUND_DATABASE_URL: ledger.url };
    const ended = spawnSync(process.execPath, [run, 'rebound', ...words.split(' ')], { env, encoding: 'utf8' });
    expect(ended.status).toBe(code);
    expect(ended.stdout).toMatch(out);
    expect(ended.stderr).toMatch(complaints);
  },
  timeoutMs,
);
