import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Ledger, openLedger } from '../testing/ledger';
import { changedTables, observe } from '../testing/rows-of-company';
import { runCommand } from './commands';

let ledger: Ledger;
const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
beforeAll(async () => {
  ledger = await openLedger();
  vi.stubEnv('REBOUND_DATABASE_URL', ledger.url);
});
beforeEach(() => {
  log.mockClear();
  error.mockClear();
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await ledger?.close();
});

const said = () => [...log.mock.calls, ...error.mock.calls].flat().join('\n');
const run = async (...args: string[]) => {
  log.mockClear();
  error.mockClear();
  return { code: await runCommand(['page-health', ...args]), said: said() };
};
const report = (who: string, adapter: string, shape: Record<string, number>) =>
  ledger.as(who, 'POST', '/v1/page-misses', { body: { adapter, version: '1.4.0', browser: 'edge', shape } });
const pauses = async () => (await (await ledger.as('reader', 'GET', '/v1/page-pauses')).json()).pauses;

it('from the first miss to its end', async () => {
  expect(await run()).toEqual({ code: 0, said: 'Every page could be read, and none is paused.' });
  await report('manager', 'gmail', { subject: 1, body: 0 });
  await report('reader@two.test', 'gmail', { subject: 1, body: 0 });
  const listed = await run();
  expect(listed.said).toMatch(
    /^gmail {2}not read by 1\.4\.0 in edge\n {2}found: body 0, subject 1\n {2}people 2, companies 2, times 2, first 2026\S+Z, last 2026\S+Z$/,
  );

  const paused = await run('pause', 'gmail', '--reason', ' The reading pane moved. ');
  expect(paused).toMatchObject({ code: 0 });
  expect(paused.said).toMatch(/^gmail {2}paused since \S+Z: The reading pane moved\.$/);
  expect(await pauses()).toMatchObject([{ adapter: 'gmail', reason: 'The reading pane moved.' }]);
  expect((await run()).said).toMatch(/^gmail {2}paused since[^\n]+\ngmail {2}not read by/);

  expect(await run('clear', 'outlook')).toEqual({ code: 0, said: '0 miss(es) forgotten.' });
  expect(await run('clear')).toEqual({ code: 0, said: '2 miss(es) forgotten.' });
  expect((await run()).said).toMatch(/^gmail {2}paused since[^\n]+$/);
  expect(await run('resume', 'gmail')).toEqual({ code: 0, said: 'gmail is read again.' });
  expect(await run('resume', 'gmail')).toEqual({ code: 1, said: 'gmail is not paused.' });
  expect(await pauses()).toEqual([]);
});

it('pauses what no miss names, and says that it may be no adapter', async () => {
  const { code, said } = await run('pause', 'gmial', '--reason', 'It broke.');
  expect([code, said]).toEqual([0, expect.stringContaining('No miss names gmial')]);
  await run('resume', 'gmial');
});

describe('what is not understood is told and changes nothing', () => {
  it.each([
    [['pause'], /adapter/],
    [['pause', 'gmail'], /reason/],
    [['pause', 'gmail', '--reason', ''], /reason: says something/],
    [['pause', 'gmail', '--reason', ' \u200b '], /reason/],
    [['pause', 'gmail', '--reason', 'x'.repeat(301)], /reason/],
    [['pause', 'gmail', '--reason', 'One line\nand another'], /reason: is one line/],
    [['pause', 'gmail', '--reason', 'Turned \u202e around'], /reason: is one line/],
    [['pause', 'Gmail', '--reason', 'It broke.'], /adapter: is the name of an adapter/],
    [['pause', 'https://mail.google.com/', '--reason', 'It broke.'], /adapter/],
    [['pause', 'gmail', 'outlook', '--reason', 'They broke.'], /One adapter/],
    [['pause', 'gmail', '--because', 'It broke.'], /--because/],
    [['resume'], /page-health resume/],
    [['resume', 'gmail', 'outlook'], /page-health resume/],
    [['clear', 'gmail', 'outlook'], /page-health clear/],
    [['list'], /There is no page-health list/],
  ])('%j', async (args, words) => {
    const observer = await observe(ledger.url);
    const before = await observer.digests();
    const { code, said } = await run(...args);
    expect([code, said]).toEqual([64, expect.stringMatching(words)]);
    expect(changedTables(before, await observer.digests())).toEqual([]);
    observer.close();
  });
});
