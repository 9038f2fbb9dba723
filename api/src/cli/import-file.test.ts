import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { smallCompany } from '../testing/small-company';
import { importFile } from './import-file';

let folder: string;
const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rebound-import-'));
  vi.stubEnv('REBOUND_DATABASE_URL', `file:${join(folder, 'import.db')}`);
  said.mockClear();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

async function fileWith(text: string): Promise<string> {
  const path = join(folder, 'company.json');
  await writeFile(path, text);
  return path;
}

it('brings a company in once, and says so when it is already there', async () => {
  vi.spyOn(console, 'log').mockImplementationOnce(() => undefined);
  const path = await fileWith(JSON.stringify(smallCompany()));
  expect(await importFile([path])).toBe(0);
  await expect(importFile([path])).rejects.toThrow();
});

it.each([
  ['{ half', /cannot be read as JSON/, 1],
  ['{}', /people/, 10],
  [JSON.stringify({ ...smallCompany(), currency: 'dollars', colour: 'red' }), /currency/, 2],
])('says what is wrong with %.20s', async (text, words, atLeast) => {
  expect(await importFile([await fileWith(text)])).toBe(65);
  expect(said.mock.calls.length).toBeGreaterThanOrEqual(atLeast);
  expect(said.mock.calls.flat().join('\n')).toMatch(words);
});

it('says that a file is not there', async () => {
  expect(await importFile([join(folder, 'absent.json')])).toBe(65);
  expect(said.mock.calls.flat().join()).toContain('absent.json');
});
