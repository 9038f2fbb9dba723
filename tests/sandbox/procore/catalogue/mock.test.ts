import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import type { SignedIn } from '@rebound/shared/permission/schema';
import { expect, test } from 'vitest';
import { client } from '../procore.fixture';
import { openDoor, startRebound, webhookSecret } from '../rebound.fixture';
import { quarryWorks } from '../small-demo.fixture';
import { readCatalogue } from './catalogue-file';
import { type Lost, startMock } from './start-mock';

const admin = { user_access_level: { id: 4, name: 'admin' }, permitted_actions: [] };

/** What the catalogue's answers lack: the levels of tools and a vendor were cut out of it, the rest it leaves open. */
const lost: Lost = {
  'POST /oauth/token': { expires_in: 5400 },
  'GET /oauth/token/info': { application: { uid: client.id } },
  'GET /rest/v1.0/settings/permissions': { tools: [{ name: 'commitments', ...admin }] },
  'GET /rest/v1.0/vendors/1': { id: 1, name: 'Granite Haulage', synced_to_erp: true, origin_code: 'V-1' },
  'GET /rest/v1.0/projects/1': { company: { id: 1 } },
  'GET /rest/v1.0/work_order_contracts/1': { origin_id: null },
  // Its line has the number of the subcontract's.
  'GET /rest/v1.0/purchase_order_contracts/2': { id: 2, origin_id: null },
  'GET /rest/v2.0/companies/1/projects/1/commitment_contracts/1': { data: { id: '1', type: 'WorkOrderContract' } },
};

const asked = [
  'GET /oauth/token/info',
  'GET /rest/v1.0/companies',
  'GET /rest/v1.0/me',
  'GET /rest/v1.0/projects/1',
  'GET /rest/v1.0/purchase_order_contracts/2',
  'GET /rest/v1.0/settings/permissions',
  'GET /rest/v1.0/vendors/1',
  'GET /rest/v1.0/work_order_contracts/1',
  'GET /rest/v1.2/companies/1/users',
  'GET /rest/v2.0/companies/1/projects/1/commitment_contracts/1',
  'PATCH /rest/v1.0/purchase_order_contracts/2',
  'PATCH /rest/v1.0/purchase_order_contracts/2/line_items/1',
  'PATCH /rest/v1.0/work_order_contracts/1',
  'PATCH /rest/v1.0/work_order_contracts/1/line_items/1',
  'POST /oauth/revoke',
  'POST /oauth/token',
];

test('every request of a sign-in, a look, an edit, a webhook and a disconnect is one that the catalogue knows', async () => {
  const catalogue = readCatalogue();
  if (!catalogue) return;
  const mock = await startMock(catalogue, lost);
  const door = await openDoor();
  const rebound = await startRebound({ procoreUrl: mock.url, companies: [{ ...quarryWorks, id: '1' }], door });
  try {
    const { finish } = await rebound.beginSignIn();
    const signedIn = await finish('a code');
    expect([signedIn.status, mock.faults]).toEqual([200, []]);
    const person = rebound.as((signedIn.body as SignedIn).token);
    const places = {
      1: { projectId: '1', kind: 'subcontract' },
      2: { projectId: '1', kind: 'purchase-order' },
    };
    await person.post('/v1/lookups', { commitmentIds: Object.keys(places), places });
    for (const id of Object.keys(places)) {
      const { commitment } = (await person.get(`/v1/commitments/${id}`)).body as CommitmentView;
      const lines = commitment.lines.map((line) => ({
        ...line,
        costCode: line.costCode?.code ?? null,
        description: 'Cut',
      }));
      await person.command(id, { body: { title: 'Excavation', retainagePercent: 10, startDate: '2026-03-09', lines } });
    }
    await fetch(`${door.url}/webhooks/procore`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: webhookSecret },
      body: JSON.stringify({
        ...{ id: 'E1', timestamp: '2026-03-02T09:00:00Z', reason: 'update', user_id: '1' },
        ...{ company_id: '1', project_id: '1', resource_type: 'Commitment Contracts', resource_id: '1' },
      }),
    });
    await expect
      .poll(() => mock.asked.findLast((asked) => asked.includes('commitment_contracts')), { timeout: 5000 })
      .toBeTruthy();
    await person.drop('/v1/sign-in/procore');
    expect(mock.faults).toEqual([]);
    expect([...new Set(mock.asked)].toSorted()).toEqual(asked);
  } finally {
    await rebound.stop();
    await door.close();
    await mock.stop();
  }
});
