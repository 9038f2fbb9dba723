import '../testing/fake-browser';
import { readFileSync } from 'node:fs';
import { pageMiss } from '@rebound/shared/page-health-schema';
import { Window } from 'happy-dom';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { namesOf } from '../background/known-pages';

const path = '/webclients/host/companies/4100/projects/24017/tools/contracts/commitments/work_order_contracts/700101';
const wanted = { companyId: '4100', projectId: '24017', kind: 'subcontract', id: '700101' } as const;
let sent: unknown[];

beforeEach(() => {
  vi.resetModules();
  sent = [];
  const runtime = { id: 'rebound', sendMessage: async (message: unknown) => void sent.push(message) };
  Object.assign((globalThis as unknown as { browser: object }).browser, { runtime });
});
afterEach(() => vi.unstubAllGlobals());

/** Asks twice for the control on one of the saved pages of a commitment, or on one that is `changed`. */
async function find(file: string, changed = (html: string) => html) {
  const html = readFileSync(new URL(`../pages/procore-commitment/fixtures/${file}.html`, import.meta.url), 'utf8');
  const window = new Window({ url: `https://us02.procore.com${path}` });
  window.document.write(changed(html));
  const drawn = { checkVisibility: () => true };
  Object.assign(window.Element.prototype, drawn);
  for (const name of ['document', 'location', 'MouseEvent'] as const) vi.stubGlobal(name, window[name]);
  const { presser } = await import('./press-resend');
  return [await presser.find(wanted, 0), await presser.find(wanted, 0)].map(({ found }) => found);
}

const renamed = (html: string) => html.replaceAll('Re-send to ERP', 'Once more, please').replaceAll('moreActions', 'm');

test('a page that asks for a re-send, and on which no control for it is known, is reported once, by its shape', async () => {
  expect(await find('general', renamed)).toEqual(['absent', 'absent']);
  expect(sent).toMatchObject([{ type: 'report-miss', body: { page: 'procore-resend' } }]);
  const [{ body }] = sent as [{ body: { shape: Record<string, number> } }];
  expect(body.shape).toMatchObject({ main: 1, mark: 1, named: 0 });
  expect(Object.keys(body.shape)).toEqual(namesOf('procore-resend'));
  const miss = { adapter: 'procore-resend', version: '1.0', browser: 'chrome', shape: body.shape };
  expect(pageMiss.safeParse(miss).error).toBeUndefined();
});

test.each([
  ['that shows the control', 'legacy', 'ready'],
  ['that shows it greyed', 'legacy-resend-off', 'off'],
  ['that says that it was sent', 'general-en-gb', 'absent'],
])('one %s is not', async (_, file, found) => {
  expect(await find(file)).toEqual([found, found]);
  expect(sent).toEqual([]);
});
