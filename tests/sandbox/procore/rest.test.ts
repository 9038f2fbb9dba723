import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { answerFaults } from './catalogue/answer-faults';
import { readCatalogue } from './catalogue/catalogue-file';
import { readJson } from './exact-json';
import { type SmallProcore, startSmallProcore } from './procore.fixture';
import { quarry } from './small-demo.fixture';

type Ask = Awaited<ReturnType<SmallProcore['signIn']>>['ask'];

let small: SmallProcore;
let olga: Ask;
let theo: Ask;
beforeAll(async () => {
  small = await startSmallProcore();
  olga = (await small.signIn('olga')).ask;
  theo = (await small.signIn('theo')).ask;
});
afterAll(() => small?.stop());

const read = async (answer: Response | Promise<Response>) => readJson(await (await answer).text());
const contract = `/rest/v1.0/work_order_contracts/${quarry.subcontract}`;
const inProject = `?project_id=${quarry.project}`;
const patch = (ask: Ask, fields: object, path = contract) =>
  ask(path, { method: 'PATCH', body: JSON.stringify({ project_id: quarry.project, work_order_contract: fields }) });

describe('who one is', () => {
  test('me and the companies need no company; everything else does', async () => {
    expect(await read(olga('/rest/v1.0/me', { company: '' }))).toMatchObject({ login: 'olga@quarry.example' });
    expect(await read(olga('/rest/v1.0/companies', { company: '' }))).toMatchObject([
      { id: BigInt(quarry.company), name: 'Quarry Works' },
      { id: 5200n, name: 'Harbour Civil' },
    ]);
    expect((await olga(`/rest/v1.0/vendors?company_id=${quarry.company}`, { company: '4100' })).status).toBe(404);
  });

  test('permissions are the access level of each tool, with the granular ones', async () => {
    const tools = await read(theo(`/rest/v1.0/settings/permissions${inProject}`));
    expect(tools).toMatchObject({
      tools: [
        {
          name: 'commitments',
          user_access_level: { name: 'standard' },
          permitted_actions: [{ action_name: 'update_work_order_contract' }],
        },
      ],
    });
    expect(await read(theo(`/rest/v1.0/projects?company_id=${quarry.company}`))).toHaveLength(1);
  });

  test('approvers are the integrated accountants among the users', async () => {
    const users = await read(olga(`/rest/v1.2/companies/${quarry.company}/users`));
    expect((users as { erp_integrated_accountant: boolean }[]).map((one) => one.erp_integrated_accountant)).toEqual([
      false,
      true,
      false,
    ]);
  });
});

describe('a commitment', () => {
  test('has ids as numbers beyond 53 bit, money as text and no word of the ERP', async () => {
    const found = await read(olga(contract + inProject));
    expect(found).toMatchObject({
      id: BigInt(quarry.subcontract),
      number: 'SC-1',
      grand_total: '215000.50',
      retainage_percent: '5.0',
      vendor: { id: 71001n, company: 'Granite Haulage', origin_id: 'V-1' },
      origin_id: null,
      line_items: [{ amount: '125000.50', cost_code: { full_code: '31-2300', origin_id: '31-2300' } }, {}],
    });
    expect(JSON.stringify(found, (_, value) => (typeof value === 'bigint' ? String(value) : value))).not.toMatch(
      /reject|erp_status/i,
    );
  });

  test('is not there under the other kind, in another project or for somebody who is not in it', async () => {
    const order = `/rest/v1.0/purchase_order_contracts/${quarry.subcontract}`;
    expect((await olga(order + inProject)).status).toBe(404);
    expect((await olga(`${contract}?project_id=61002`)).status).toBe(404);
    expect((await theo(`/rest/v1.0/work_order_contracts?project_id=61002`)).status).toBe(403);
  });

  test('is in v2.0 the same, in an envelope and with ids as texts', async () => {
    const path = `/rest/v2.0/companies/${quarry.company}/projects/${quarry.project}/commitment_contracts`;
    const list = await olga(`${path}?per_page=1`);
    expect([...list.headers].filter(([name]) => /^(total|per-page|link)$/.test(name))).toEqual([
      ['link', expect.stringMatching(/<http.*[?&]page=2.*>; rel="next", <.*>; rel="last"/)],
      ['per-page', '1'],
      ['total', '2'],
    ]);
    expect(await list.json()).toMatchObject({ data: [{ id: quarry.subcontract, type: 'WorkOrderContract' }] });
    expect(await (await olga(`${path}/${quarry.order}/line_items`)).json()).toMatchObject({
      data: [{ amount: '1200.00', wbs_code: { flat_code: '31-9900.Material' } }],
    });
  });

  test('is changed by whoever may; its locks are 422, and without the permission it is 403', async () => {
    expect(await read(patch(theo, { title: 'Excavation, phase 1', retainage_percent: '10.0' }))).toMatchObject({
      title: 'Excavation, phase 1',
      retainage_percent: '10.0',
    });
    const locked = await patch(olga, { vendor_id: 71002 });
    expect(locked.status).toBe(422);
    expect(await locked.json()).toEqual({
      errors: { base: ['Attempting to update a locked record (contractCompany: approved)'] },
    });
    const remi = (await small.signIn('remi')).ask;
    expect((await patch(remi, { title: 'Mine' })).status).toBe(403);
  });

  test('gains, changes and loses lines', async () => {
    await patch(olga, { status: 'Draft' });
    const lines = `${contract}/line_items`;
    const line = (fields: object) => JSON.stringify({ project_id: quarry.project, line_item: fields });
    const added = await olga(lines, { method: 'POST', body: line({ description: 'Haul', amount: '10.25' }) });
    expect(added.status).toBe(201);
    const { id } = (await read(added)) as { id: bigint };
    const changed = await read(olga(`${lines}/${id}`, { method: 'PATCH', body: line({ amount: '11.00' }) }));
    expect(changed).toMatchObject({ description: 'Haul', amount: '11.00' });
    const all = (await read(olga(lines + inProject))) as { id: bigint }[];
    expect(all).toHaveLength(3);
    expect((await olga(`${lines}/${all[2]?.id}${inProject}`, { method: 'DELETE' })).status).toBe(204);
    expect(await read(olga(lines + inProject))).toHaveLength(2);
  });
});

test('no answer has a property, or a type, that the catalogue does not know', async () => {
  const catalogue = readCatalogue();
  if (!catalogue) return;
  const [company, project] = [quarry.company, quarry.project];
  const order = `/rest/v1.0/purchase_order_contracts/${quarry.order}`;
  const v2 = `/rest/v2.0/companies/${company}`;
  const asked = [
    ...['/rest/v1.0/me', '/rest/v1.0/companies', `/rest/v1.0/settings/permissions${inProject}`],
    ...[`/rest/v1.0/projects?company_id=${company}`, `/rest/v1.0/projects/${project}?company_id=${company}`],
    ...[
      contract + inProject,
      `${contract}/line_items${inProject}`,
      order + inProject,
      `${order}/line_items${inProject}`,
    ],
    ...[`/rest/v1.2/companies/${company}/users`, `/rest/v1.0/projects/${project}/users`],
    ...[`/rest/v1.0/vendors?company_id=${company}`, `/rest/v1.0/cost_codes${inProject}`],
    ...[`/rest/v1.0/line_item_types${inProject}&company_id=${company}`],
    ...[`${v2}/projects/${project}/commitment_contracts`, `${v2}/webhooks/hooks`],
    `${v2}/projects/${project}/commitment_contracts/${quarry.order}/line_items`,
  ];
  const faults = await Promise.all(
    asked.map(async (path) =>
      answerFaults(catalogue, 'GET', path.split('?')[0] ?? '', await (await olga(path)).json()),
    ),
  );
  expect(faults.flat()).toEqual([]);
});

describe('what is not served', () => {
  test.each([
    ['a path', () => olga('/rest/v1.0/erp_requests')],
    ['a parameter', () => olga(`${contract}${inProject}&with=everything`)],
    ['a field of a body', () => patch(olga, { erp_status: 'rejected' })],
    ['a request without its company', () => olga(contract + inProject, { company: '' })],
  ])('%s fails loudly and is remembered', async (_what, ask) => {
    const said = vi.spyOn(console, 'error').mockReturnValue(undefined);
    const before = small.procore.strays().length;
    expect((await ask()).status).toBe(501);
    expect(small.procore.strays()).toHaveLength(before + 1);
    expect(said).toHaveBeenCalledOnce();
    said.mockRestore();
  });
});
