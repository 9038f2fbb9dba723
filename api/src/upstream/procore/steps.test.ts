import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { letter } from '../../notification/table';
import { changeSettings } from '../../permission/change-permission';
import { contract, openWorld, type World } from './world.fixture';

let world: World;
let priya: string;
let dana: string;
beforeEach(async () => {
  world = await openWorld();
  priya = await world.signIn('501');
  dana = await world.signIn('502');
  await world.bring(priya);
  await world.bring(dana);
});
afterEach(() => world.close());

const row = (comment: string, at: string | null, by = 'Alex Kim') => ({ comment, by, at });
const first = row('The vendor is inactive.', '2026-11-03T08:15');
const evidence = async (token: string, rejections: object[], more: object = {}) => {
  const body = { commitmentId: '700101', grade: 'seen-on-page', rejections, sends: null, ...more };
  const answer = await world.as(token, 'POST', '/v1/evidence', body);
  return [answer.status, await answer.json()];
};
const view = async (token = priya) => (await world.as(token, 'GET', '/v1/commitments/700101')).json();
const count = async (token: string) => (await (await world.as(token, 'GET', '/v1/rejections/count')).json()).toFix;
const letters = async (event: 'rejected' | 'resent') => {
  const rows = await world.deps.db.read.select().from(letter).where(eq(letter.event, event));
  return rows.map(({ recipient }) => recipient).sort();
};
const problem = async (answer: Response) => [answer.status, (await answer.json()).code];

describe('evidence from a Change History page', () => {
  it('opens the rejection, by somebody of whom the name is all that is known', async () => {
    expect(await evidence(dana, [first])).toEqual([200, { recorded: 1, known: 0, doubted: false }]);
    const { commitment, rejections, may } = await view();
    expect([commitment.erpState, commitment.round]).toEqual(['rejected', 1]);
    expect(rejections).toMatchObject([
      {
        ...{ comment: 'The vendor is inactive.', outcome: 'open', evidence: 'seen-on-page' },
        ...{ rejectedBy: { id: null, name: 'Alex Kim', email: null }, rejectedAt: '2026-11-03T08:15:00.000Z' },
      },
    ]);
    expect(may.resend).toEqual({ may: true });
    expect(await count(priya)).toBe(1);
    expect(await letters('rejected')).toEqual(['priya@northgate.example']);
  });

  it('is one rejection for all who see it, whichever page they see it on', async () => {
    const all = await Promise.all([priya, dana, priya, dana].map((token) => evidence(token, [first])));
    expect(all.map(([, { recorded }]) => recorded).sort()).toEqual([0, 0, 0, 1]);
    expect((await view()).rejections).toHaveLength(1);
  });

  it('reads its clock in the zone of the company', async () => {
    await world.deps.db.write((tx) => changeSettings(tx, '4100', { zone: 'America/Los_Angeles' }));
    await evidence(dana, [first]);
    expect((await view()).rejections[0].rejectedAt).toBe('2026-11-03T16:15:00.000Z');
  });

  it('takes a commitment that is not known yet from where the page is', async () => {
    world.procore.contracts.set('700102', contract({ id: 700102, number: 'SC-2' }));
    const more = { commitmentId: '700102', place: world.place };
    expect(await evidence(dana, [first], more)).toEqual([200, { recorded: 1, known: 0, doubted: false }]);
    expect(await evidence(dana, [first], { commitmentId: '700103' })).toMatchObject([404, { code: 'not-found' }]);
  });

  it('of what somebody may not see is evidence of nothing', async () => {
    const olga = await world.signIn('504');
    expect(await evidence(olga, [first], { place: world.place })).toMatchObject([404, { code: 'not-found' }]);
    expect((await view()).rejections).toEqual([]);
  });

  it('keeps the picture of when it was first heard of, so that what changed since is known', async () => {
    await evidence(dana, [first]);
    const known = world.procore.contracts.get('700101');
    Object.assign(known ?? {}, { title: 'Walls', updated_at: new Date().toISOString() });
    world.later(61_000);
    expect((await view()).changes).toEqual([{ field: 'title', line: null, from: 'Concrete works', to: 'Walls' }]);
  });
});

describe("the re-send by Procore's own button", () => {
  const pressed = { pressed: { at: '2026-11-03T10:00:00.000Z', words: 'Sent to ERP' } };

  it('is recorded once it was pressed, and the approvers are told at once', async () => {
    await evidence(dana, [first]);
    expect(await problem(await world.command(priya, 'resend'))).toEqual([409, 'press-in-procore']);
    const answer = await world.command(priya, 'resend', pressed);
    const body = await answer.json();
    expect([answer.status, body.commitment.erpState, body.undo]).toEqual([200, 'awaiting', null]);
    expect(body.rejections).toMatchObject([{ outcome: 'resent', closedBy: { name: 'Priya Shah' } }]);
    expect(await letters('resent')).toEqual(['alex@northgate.example']);
    const [due] = await world.deps.db.read.select().from(letter).where(eq(letter.event, 'resent'));
    expect(Date.parse(due?.dueAt ?? '')).toBeLessThanOrEqual(Date.parse(world.deps.now()));
  });

  it('is a fact, whatever pre-flight says and whichever version it was said of', async () => {
    const known = world.procore.contracts.get('700101');
    Object.assign(known ?? {}, { vendor: null, updated_at: new Date().toISOString() });
    await evidence(dana, [first]);
    const headers = { 'idempotency-key': 'a-key-of-this-press', 'if-match': '"1"' };
    const path = '/v1/commitments/700101/resend';
    const answer = await world.as(priya, 'POST', path, pressed, headers);
    expect([answer.status, (await answer.json()).commitment.erpState]).toEqual([200, 'awaiting']);
    const again = await world.as(priya, 'POST', path, pressed, headers);
    expect(again.status).toBe(200);
    const other = await world.as(priya, 'POST', path, pressed, { ...headers, 'idempotency-key': 'another-key' });
    expect([other.status, await letters('resent')]).toEqual([200, ['alex@northgate.example']]);
  });

  it('is not recorded of somebody who may not', async () => {
    await evidence(dana, [first]);
    const answer = await world.command(dana, 'resend', pressed);
    expect([answer.status, (await answer.json()).refusal]).toMatchObject([403, { needs: 'admin-commitments' }]);
    expect((await view()).commitment.erpState).toBe('rejected');
  });
});

it.each([
  ['send', {}],
  ['retrieve', {}],
  ['accept', {}],
  ['void', {}],
  ['undo', {}],
  ['reject', { comment: 'No.' }],
  ['export', { result: 'exported' }],
])('%s is taken in Procore', async (verb, body) => {
  expect(await problem(await world.command(priya, verb, body))).toEqual([409, 'taken-in-procore']);
});

describe('an edit', () => {
  const patched = () => world.procore.asked.filter(({ method }) => method === 'PATCH');

  it('is saved in Procore first, with the person’s own permission, and stands here then', async () => {
    const answer = await world.command(dana, 'edit', {
      title: 'Walls',
      retainagePercent: 5,
      completionDate: '2027-03-31',
    });
    expect([answer.status, (await answer.json()).commitment.title]).toEqual([200, 'Walls']);
    expect(patched()).toMatchObject([
      {
        ...{ path: '/rest/v1.0/work_order_contracts/700101?run_configurable_validations=true', user: '502' },
        body: {
          project_id: 24017,
          work_order_contract: {
            title: 'Walls',
            retainage_percent: '5',
            contract_estimated_completion_date: '2027-03-31',
          },
        },
      },
    ]);
    world.later(61_000);
    const { items } = await (await world.as(priya, 'GET', '/v1/commitments/700101/history')).json();
    expect(items.filter(({ changed }: { changed: string }) => changed === 'Title')).toHaveLength(1);
  });

  it('of a purchase order goes by its own names', async () => {
    world.procore.contracts.set('800', contract({ id: 800, status: 'Draft', contract_date: null }));
    const place = { ...world.place, kind: 'purchase-order' };
    await world.bring(priya, '800', place);
    expect((await world.command(priya, 'edit', { startDate: '2026-12-01' }, '800')).status).toBe(200);
    expect(patched().at(-1)?.body).toEqual({
      project_id: 24017,
      purchase_order_contract: { contract_date: '2026-12-01' },
    });
  });

  it.each([
    [{ origin_id: 'E-1', status: 'Draft' }, { number: 'SC-2' }, 'number', 'sent'],
    [{ origin_id: null, status: 'Draft' }, { number: 'SC-2' }, 'number', 'sent'],
    [{ origin_id: null, status: 'Approved' }, { number: 'SC-2' }, 'number', 'sent'],
    [{ origin_id: null, status: 'Approved' }, { contractCompanyId: null }, 'contractCompany', 'approved'],
  ])(
    'of a record that Procore has locked (%o, %o) is refused, and says which lock',
    async (now, edit, field, because) => {
      Object.assign(world.procore.contracts.get('700101') ?? {}, now, { updated_at: new Date().toISOString() });
      world.later(61_000);
      const errors = { base: ['Attempting to update a locked record'] };
      world.procore.next.push({
        ...{ on: '/work_order_contracts/700101', answer: () => Response.json(contract(now)) },
      });
      await view();
      const reading = { on: '/work_order_contracts/700101', answer: () => Response.json(contract(now)) };
      world.procore.next.push(reading, {
        ...{ on: '/work_order_contracts/700101', answer: () => Response.json({ errors }, { status: 422 }) },
      });
      const answer = await world.command(priya, 'edit', edit);
      expect([answer.status, (await answer.json()).refusal]).toEqual([
        409,
        { reason: 'locked', locks: [{ field, because }] },
      ]);
      expect((await view()).commitment.number).toBe('SC-1042');
    },
  );

  it.each([
    [422, { errors: { number: ['has already been taken'] } }, 422, 'invalid', 'number: has already been taken'],
    [409, { errors: 'was changed meanwhile' }, 409, 'procore-conflict', 'was changed meanwhile'],
  ])(
    'that Procore answers with %i is told in its words, and changes nothing here',
    async (status, body, own, code, words) => {
      const before = (await view()).commitment.version;
      const reading = { on: '/work_order_contracts/', answer: () => Response.json(contract()) };
      world.procore.next.push(reading, { on: '/work_order_contracts/', answer: () => Response.json(body, { status }) });
      const answer = await world.command(priya, 'edit', { number: 'SC-2' });
      const said = await answer.json();
      expect([answer.status, said.code]).toEqual([own, code]);
      expect(said.detail).toContain(words);
      expect((await view()).commitment.version).toBe(before);
    },
  );

  it('changes words and amounts of lines, and leaves their codes to Procore’s page', async () => {
    const { commitment } = await view();
    const lines = commitment.lines.map((line: { costCode: { code: string } | null }) => ({
      ...line,
      costCode: line.costCode?.code ?? null,
    }));
    const dearer = [{ ...lines[0], amountCents: 1_300_050 }, lines[1]];
    const known = world.procore.contracts.get('700101') as { line_items?: { amount: string }[] };
    const save = () => {
      Object.assign(known.line_items?.[0] ?? {}, { amount: '13000.50' });
      return Response.json({});
    };
    world.procore.next.push({ on: '/line_items/1', answer: save });
    // Approved locks them here, as the company's setting says; a draft does not.
    Object.assign(world.procore.contracts.get('700101') ?? {}, { status: 'Draft' });
    world.later(61_000);
    expect((await world.command(priya, 'edit', { lines: dearer })).status).toBe(200);
    expect(patched().at(-1)?.body).toEqual({ project_id: 24017, line_item: { amount: '13000.50' } });
    const coded = [{ ...dearer[0], costType: 'Labor' }, lines[1]];
    expect(await problem(await world.command(priya, 'edit', { lines: coded }))).toEqual([422, 'invalid']);
  });
});
