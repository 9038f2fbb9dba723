import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeApi, json } from '../testing/fake-api';
import { fakeBrowser } from '../testing/fake-browser';
import { chipsFor } from './chips';
import { keepSignedIn } from './session';

beforeEach(async () => {
  fakeBrowser.reset();
  await keepSignedIn({ token: 'secret', person: { id: 'p1', name: 'Alex Kim', email: 'alex@northgate.example' } });
});
afterEach(() => vi.unstubAllGlobals());

const list = 'procore-commitments';
const erp = 'procore-erp-integrations';

test.each<[string, string, object, string | null]>([
  ['a list, rejected', list, { erpState: 'rejected', round: 2, rejectedAt: null }, 'Rejected'],
  ['a list, waiting again', list, { erpState: 'awaiting', round: 3 }, null],
  ['ERP Integrations, sent for the first time', erp, { erpState: 'awaiting', round: 1 }, null],
  ['ERP Integrations, never sent', erp, { erpState: 'not-sent', round: 0 }, null],
  ['ERP Integrations, back once', erp, { erpState: 'awaiting', round: 2 }, 'Came back once'],
  ['back once, one change', erp, { erpState: 'awaiting', round: 2, changed: 1 }, 'Came back once · 1 change'],
  ['back twice, unchanged', erp, { erpState: 'awaiting', round: 3, changed: 0 }, 'Came back 2 times · 0 changes'],
  ['failed to export after it came back', erp, { erpState: 'export-failed', round: 4 }, 'Came back 3 times'],
])('%s', async (_, page, found, text) => {
  fakeApi(() => json({ commitments: [{ id: '700101', number: 'SC-1042', rejectedAt: null, ...found }] }));
  expect(await chipsFor(page, ['700101'])).toEqual(text === null ? [] : [{ commitmentId: '700101', text }]);
});
