import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NotFound } from '../../errors';
import { letter } from '../../notification/table';
import { projectPermission } from '../../permission/table';
import { contract, huge, openWorld, type World } from './world.fixture';

let world: World;
let priya: string;
beforeEach(async () => {
  world = await openWorld();
  priya = await world.signIn('501');
});
afterEach(() => world.close());

const ids = async (answer: Response) => (await answer.json()).commitments.map(({ id }: { id: string }) => id);
const view = async (token: string, id = '700101') => {
  const answer = await world.as(token, 'GET', `/v1/commitments/${id}`);
  return { status: answer.status, body: await answer.json() };
};
const history = async (token: string) => {
  const { items } = await (await world.as(token, 'GET', '/v1/commitments/700101/history')).json();
  return items.map((row: { by: { name: string }; changed: string; from: string | null; to: string | null }) =>
    [row.by.name, row.changed, row.from, row.to].join(' | '),
  );
};
const change = (more: object, id = '700101') => {
  const known = world.procore.contracts.get(id);
  Object.assign(known ?? {}, { updated_at: new Date(Date.now() + 1).toISOString() }, more);
};

it('brings a commitment in from where a page says that it is, as Procore shows it to whoever asks', async () => {
  expect(await ids(await world.bring(priya))).toEqual(['700101']);
  const { body } = await view(priya);
  expect(body).toMatchObject({
    upstream: 'procore',
    pageUrl:
      'https://app.procore.com/webclients/host/companies/4100/projects/24017/tools/contracts/commitments/work_order_contracts/700101',
    project: { id: '24017', name: 'Riverside Tower' },
    approvers: [{ id: '4100-503', name: 'Alex Kim', email: 'alex@northgate.example' }],
  });
  expect(body.commitment).toMatchObject({
    ...{ number: 'SC-1042', title: 'Concrete works', status: 'Approved', retainagePercent: 10, erpState: 'not-sent' },
    contractCompany: { id: '31', name: 'Harbor Concrete', erpCode: 'V-2317' },
    ...{ startDate: '2026-09-01', completionDate: null, createdBy: { id: '4100-501', name: 'Priya Shah' } },
    lines: [
      { id: '1', costCode: { code: '03-300', inErp: true }, costType: 'Subcontract', amountCents: 1_250_000 },
      { id: '2', costCode: null, costType: null, amountCents: 99_050 },
    ],
  });
  expect(body.may.edit).toEqual({ may: true });
  expect(await history(priya)).toEqual(['Priya Shah | Created |  | ']);
});

it('asks for what somebody opens, and for nothing where a list is looked at', async () => {
  const before = world.procore.asked.length;
  const places = Object.fromEntries(['700101', '700102', '700103'].map((id) => [id, world.place]));
  const found = await world.as(priya, 'POST', '/v1/lookups', { commitmentIds: Object.keys(places), places });
  expect(await ids(found)).toEqual([]);
  const asked = world.procore.asked.slice(before).map(({ path }) => path);
  expect(asked.filter((path) => path.includes('contracts'))).toEqual([]);
});

it('asks nothing by what is no id, and is not led astray by a wrong place of what it knows', async () => {
  await world.bring(priya);
  world.later(61_000);
  const before = world.procore.asked.length;
  expect(await ids(await world.bring(priya, '700101/../../me'))).toEqual([]);
  expect(await ids(await world.bring(priya, '700102', { ...world.place, projectId: '../me' }))).toEqual([]);
  expect(world.procore.asked.slice(before).filter(({ path }) => /contracts|me$/.test(path))).toEqual([]);
  expect(await ids(await world.bring(priya, '700101', { ...world.place, kind: 'purchase-order' }))).toEqual(['700101']);
  expect((await view(priya)).status).toBe(200);
  world.procore.next.push({ on: '/work_order_contracts/', answer: () => Response.json({}, { status: 400 }) });
  expect(await ids(await world.bring(priya, '700102'))).toEqual([]);
});

it('writes to nobody whom Procore has shut out, until they are back', async () => {
  const user = world.procore.users.get('503');
  Object.assign(user ?? {}, { isActive: false });
  await world.bring(priya);
  const approvers = async () => (await view(priya)).body.approvers.map(({ email }: { email: string }) => email);
  expect(await approvers()).toEqual([]);
  Object.assign(user ?? {}, { isActive: true });
  world.later(16 * 60_000);
  expect(await approvers()).toEqual(['alex@northgate.example']);
});

it('does not claim to know where a commitment stands before anything was heard of it', async () => {
  await world.bring(priya);
  expect((await view(priya)).body.erpKnown).toBe(false);
  await evidence(priya);
  expect((await view(priya)).body.erpKnown).toBe(true);
});

it('names the company in every call but those that come before it', async () => {
  await world.bring(priya);
  const rest = world.procore.asked.filter(({ path }) => path.startsWith('/rest/'));
  const unnamed = rest.filter(({ company }) => company !== '4100').map(({ path }) => path.split('?')[0]);
  expect(new Set(unnamed)).toEqual(new Set(['/rest/v1.0/me', '/rest/v1.0/companies']));
});

it('keeps ids beyond what a number holds, there and back', async () => {
  const big = '98765432109876543210';
  const own = contract({ project: { id: 90001 }, created_by_id: null, line_items: [], vendor: null });
  world.procore.contracts.set(big, {
    ...own,
    id: (JSON as unknown as { rawJSON: (t: string) => unknown }).rawJSON(big),
  });
  const twice = await world.signIn(huge, '4200');
  const place = { projectId: '90001', kind: 'subcontract' };
  expect(await ids(await world.bring(twice, big, place))).toEqual([big]);
  const answer = await world.command(twice, 'edit', { title: 'Another' }, big);
  expect(answer.status).toBe(200);
  expect(world.procore.paths()).toContain(
    `PATCH /rest/v1.0/work_order_contracts/${big}?run_configurable_validations=true`,
  );
});

describe('what somebody may not see at Procore is absent for them here', () => {
  const absent = async (token: string) => {
    expect(await ids(await world.bring(token))).toEqual([]);
    const { status, body } = await view(token);
    expect([status, body]).toEqual([404, (await view(token, '999')).body]);
    const list = await (await world.as(token, 'GET', '/v1/commitments')).json();
    expect(list.items).toEqual([]);
  };

  it('without the tool in that project', async () => {
    await world.bring(priya);
    await absent(await world.signIn('504'));
    const caller = { companyId: '4100', person: { id: '4100-504', name: '', email: '' } };
    world.later(61_000);
    await expect(world.connected.upstream.refresh(caller, '700101', 'reading')).rejects.toThrow(NotFound);
  });

  it('a private one, however high the tool’s level; and who is let see it sees it', async () => {
    Object.assign(world.procore.contracts.get('700101') ?? {}, { private: true, hiddenFrom: ['502'] });
    await world.bring(priya);
    await absent(await world.signIn('502'));
    expect((await view(priya)).status).toBe(200);
  });

  it('from the minute on in which it was made private', async () => {
    const dana = await world.signIn('502');
    await world.bring(dana);
    expect((await view(dana)).status).toBe(200);
    Object.assign(world.procore.contracts.get('700101') ?? {}, { hiddenFrom: ['502'] });
    world.later(61_000);
    await absent(dana);
    world.later(61_000);
    expect((await view(priya)).status).toBe(200);
  });

  it('of another company, though it is known here', async () => {
    await world.bring(priya);
    const twice = await world.signIn(huge, '4200');
    const before = world.procore.asked.length;
    for (const place of [
      world.place,
      { ...world.place, companyId: '4100' },
      { ...world.place, projectId: '24018', companyId: '4100' },
    ]) {
      expect(await ids(await world.bring(twice, '700101', place))).toEqual([]);
    }
    // Not so much as asked for.
    const asked = world.procore.asked.slice(before).map(({ path }) => path);
    expect(asked.filter((path) => /contracts|24018/.test(path))).toEqual([]);
    await absent(twice);
  });

  it('whose permission was taken away', async () => {
    await world.bring(priya);
    const user = world.procore.users.get('501');
    if (user) user.projects = {};
    world.later(10 * 60_000);
    await absent(priya);
  });
});

it('lets an approver see what ERP Integrations lists, without the tool of its project', async () => {
  await world.bring(priya);
  const alex = await world.signIn('503');
  const { status, body } = await view(alex);
  expect([status, body.may.resend.may]).toEqual([200, false]);
  expect((await (await world.as(alex, 'GET', '/v1/me')).json()).canPushToAccounting).toBe(true);
});

describe('the count of what is to fix', () => {
  const count = async (token: string) => (await (await world.as(token, 'GET', '/v1/rejections/count')).json()).toFix;

  it('is for all who may see it, whether or not they have opened it', async () => {
    await world.bring(priya);
    await evidence(priya);
    const alex = await world.signIn('503');
    expect((await view(alex)).status).toBe(200);
    const users = world.procore.users;
    const like = users.get('501');
    if (like) users.set('505', { ...like, id: '505', name: 'Marcus Lee', login: 'marcus@northgate.example' });
    expect(await count(await world.signIn('505'))).toBe(1);
  });

  it('leaves out what is private, but for who is let read it, for as long as they are', async () => {
    Object.assign(world.procore.contracts.get('700101') ?? {}, { private: true });
    await world.bring(priya);
    await evidence(priya);
    const dana = await world.signIn('502');
    expect([await count(priya), await count(dana)]).toEqual([1, 0]);
    const list = await (await world.as(dana, 'GET', '/v1/rejections')).json();
    expect(list.items).toEqual([]);
    Object.assign(world.procore.contracts.get('700101') ?? {}, { hiddenFrom: ['501'] });
    world.later(11 * 60_000);
    expect(await count(priya)).toBe(0);
  });
});

it('believes what Procore says of somebody over what it says of accountants', async () => {
  const user = world.procore.users.get('503');
  if (user) user.erp = 'None';
  const alex = await world.signIn('503');
  const level = async () => (await (await world.as(alex, 'GET', '/v1/me')).json()).erpIntegrations;
  expect(await level()).toBe('none');
  world.later(5 * 60_000);
  await world.bring(priya);
  expect(await level()).toBe('none');
});

it("never answers somebody by another's permission, nor asks with another's token", async () => {
  await world.bring(priya);
  const before = world.procore.asked.length;
  const dana = await world.signIn('502');
  await world.bring(dana);
  const { body } = await view(dana);
  expect(body.may.resend).toMatchObject({ may: false });
  const asked = world.procore.asked.slice(before).filter(({ path }) => path.startsWith('/rest/'));
  expect(new Set(asked.map(({ user }) => user))).toEqual(new Set(['502']));
});

it('asks what somebody may do again when it matters: before a command', async () => {
  await world.bring(priya);
  const user = world.procore.users.get('501');
  if (user) user.projects = { 24017: { level: 'Read Only' } };
  expect((await view(priya)).body.may.edit.may).toBe(true);
  const answer = await world.command(priya, 'edit', { title: 'Another' });
  expect([answer.status, (await answer.json()).refusal.reason]).toEqual([403, 'not-permitted']);
});

it('reads the granular permission to update', async () => {
  const dana = await world.signIn('502');
  await world.bring(dana);
  const rows = await world.deps.db.read
    .select()
    .from(projectPermission)
    .where(eq(projectPermission.personId, '4100-502'));
  expect(rows).toMatchObject([{ commitments: 'standard', granular: ['update-work-order-contract'] }]);
});

it('writes what was edited in Procore into the history, once', async () => {
  await world.bring(priya);
  const dana = await world.signIn('502');
  await world.bring(dana);
  change({ title: 'Concrete works, level 2', vendor: null });
  world.later(61_000);
  const [one, other] = await Promise.all([view(priya), view(dana)]);
  expect([one.body.commitment.title, other.body.commitment.title]).toEqual(Array(2).fill('Concrete works, level 2'));
  expect(await history(priya)).toEqual([
    'Procore | Contract Company | Harbor Concrete (V-2317) | ',
    'Procore | Title | Concrete works | Concrete works, level 2',
    'Priya Shah | Created |  | ',
  ]);
});

it('does not let an older answer undo a newer one', async () => {
  await world.bring(priya);
  const old = { ...world.procore.contracts.get('700101') };
  change({ title: 'Newer' });
  world.later(61_000);
  await view(priya);
  Object.assign(world.procore.contracts.get('700101') ?? {}, old);
  world.later(61_000);
  expect((await view(priya)).body.commitment.title).toBe('Newer');
});

const seen = { grade: 'seen-on-page', rejections: [{ comment: 'No.', by: 'Alex Kim', at: null }], sends: 1 };
const evidence = (token: string) => world.as(token, 'POST', '/v1/evidence', { commitmentId: '700101', ...seen });

describe('the ends of the way that Procore’s API tells of', () => {
  it('Void closes the rejection, and the approvers are told', async () => {
    await world.bring(priya);
    await evidence(priya);
    change({ status: 'Void' });
    world.later(61_000);
    const { body } = await view(priya);
    expect(body.commitment.erpState).toBe('closed');
    expect(body.rejections).toMatchObject([{ outcome: 'voided', closedBy: null }]);
    expect(await history(priya)).toContain('Procore | ERP Status | Rejected | Void');
    const told = await world.deps.db.read.select().from(letter).where(eq(letter.event, 'voided'));
    expect(told.map(({ recipient }) => recipient)).toEqual(['alex@northgate.example']);
  });

  it('an origin says that it is synced', async () => {
    await world.bring(priya);
    await evidence(priya);
    change({ origin_id: 'E-77' });
    world.later(61_000);
    const { body } = await view(priya);
    expect(body.commitment.erpState).toBe('exported');
    expect(body.rejections).toMatchObject([{ outcome: 'resent' }]);
  });

  it('an origin of old does not end a new rejection', async () => {
    change({ origin_id: 'E-77' });
    await world.bring(priya);
    expect((await view(priya)).body.commitment.erpState).toBe('exported');
    world.later(120_000);
    await evidence(priya);
    world.later(61_000);
    expect((await view(priya)).body.commitment.erpState).toBe('rejected');
  });

  it('one that is deleted there is absent here', async () => {
    await world.bring(priya);
    world.procore.contracts.delete('700101');
    world.later(61_000);
    expect((await view(priya)).status).toBe(404);
  });
});

describe('while Procore asks to wait', () => {
  const wait = () => {
    const answer = () => new Response('', { status: 503, headers: { 'Retry-After': '90' } });
    world.procore.next.push({ on: '/rest/', answer }, { on: '/rest/', answer });
  };

  it('what was seen a while ago is still shown to who saw it', async () => {
    await world.bring(priya);
    world.later(5 * 60_000);
    wait();
    expect((await view(priya)).status).toBe(200);
  });

  it('what nobody has seen yet is not, and the person is told until when', async () => {
    wait();
    const answer = await world.bring(priya);
    const body = await answer.json();
    expect([answer.status, body.code]).toEqual([503, 'procore-asks-to-wait']);
    expect(Date.parse(body.until) - Date.parse(world.deps.now())).toBeGreaterThan(60_000);
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
  });

  it('nothing is done on it', async () => {
    await world.bring(priya);
    wait();
    const answer = await world.command(priya, 'edit', { title: 'Another' });
    expect([answer.status, (await answer.json()).code]).toEqual([503, 'procore-asks-to-wait']);
  });
});

it('says when the app is not connected to the company', async () => {
  const answer = () => Response.json({ errors: 'App is not connected to this company' }, { status: 403 });
  world.procore.next.push({ on: '/settings/permissions', answer });
  const refused = await world.bring(priya);
  expect([refused.status, (await refused.json()).code]).toEqual([403, 'not-connected']);
});
