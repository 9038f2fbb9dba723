import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changedTables } from '../testing/rows-of-company';
import { isSignedIn, type Named, objects, places, type RoleName, roleNames, roles } from './matrix.fixture';
import { type Matrix, setMatrix } from './matrix-stage.fixture';

let matrix: Matrix;
let ids: Record<Exclude<Named, 'absent'>, string>;
beforeAll(async () => {
  matrix = await setMatrix();
  ids = {
    own: (await matrix.take('own', 'rejected')).id,
    'other project': (await matrix.take('other project', 'rejected')).id,
    'other company': (await matrix.take('other company', 'rejected')).id,
  };
});
afterAll(() => matrix?.close());

const people = roleNames.filter((role) => isSignedIn(role) && role !== 'connector that decides');
const readers = people.filter((role) => role !== 'connector that reads');

const get = (role: RoleName, path: string, init: RequestInit = {}) =>
  matrix.ledger.app.request(path, {
    ...init,
    headers: {
      authorization: `Bearer ${matrix.tokenOf(role)}`,
      'content-type': 'application/json',
      ...init.headers,
    },
  });
const sees = (role: RoleName, object: Named) => roles[role].stands[objects.indexOf(object)] !== 'hidden';
const seenBy = (role: RoleName) => (Object.keys(ids) as (keyof typeof ids)[]).filter((object) => sees(role, object));

describe('a list without a filter', () => {
  it.each(people)('shows the %s the commitments of their projects, and no other', async (role) => {
    const found = new Set<string>();
    let cursor = '';
    do {
      const page: { items: { projectId: string }[]; next: string | null } = await (
        await get(role, `/v1/commitments?limit=50${cursor}`)
      ).json();
      for (const { projectId } of page.items) found.add(projectId);
      cursor = page.next ? `&cursor=${page.next}` : '';
    } while (cursor);
    const more = role === 'approver of another company' ? ['south-p2'] : [];
    expect([...found].sort()).toEqual([...seenBy(role).map((object) => places[object].project), ...more].sort());
  });

  it.each(readers)('shows the %s the rejections that are theirs to fix', async (role) => {
    const list: { items: { commitment: { id: string } }[] } = await (await get(role, '/v1/rejections')).json();
    const count = await (await get(role, '/v1/rejections/count')).json();
    const theirs = seenBy(role).filter((object) =>
      ['edits', 'leads'].includes(roles[role].stands[objects.indexOf(object)] ?? ''),
    );
    expect(list.items.map(({ commitment }) => commitment.id)).toEqual(theirs.map((object) => ids[object]));
    expect(count.toFix).toBe(theirs.length);
  });

  it.each(readers)('looks up for the %s what they may see, in whatever company they ask', async (role) => {
    const body = JSON.stringify({ commitmentIds: [...Object.values(ids), 'absent'] });
    const found: { commitments: { id: string }[] } = await (
      await get(role, '/v1/lookups', { method: 'POST', body })
    ).json();
    expect(found.commitments.map(({ id }) => id).sort()).toEqual(
      seenBy(role)
        .map((object) => ids[object])
        .sort(),
    );
  });
});

describe('a cursor made up from what is elsewhere', () => {
  const cursors = [['south-p1-sc-0'], ['', 'south'], ['north-p2-sc-0'], ['9999', 'zz'], [0], ['', '']];
  it.each(cursors.flatMap((key) => ['/v1/commitments', '/v1/rejections'].map((path) => [path, key] as const)))(
    '%s %j shows nothing of it',
    async (path, key) => {
      const cursor = Buffer.from(JSON.stringify(key)).toString('base64url');
      const answer = await get('admin', `${path}?limit=100&cursor=${cursor}`);
      expect(await answer.text()).not.toMatch(/south[-@.]|north-p2/);
    },
  );
});

describe('an edit that names something elsewhere', () => {
  const lines = (id: string | null, costCode: string | null = null) => ({
    lines: [{ id, description: '', costCode, costType: null, amountCents: 1 }],
  });
  it.each([
    ['a contract company', { contractCompanyId: 'south-harbor' }, { contractCompanyId: 'no-such-one' }],
    ['a line of another company', lines('south-p1-sc-0-0'), lines('no-such-one')],
    ['a line of another project', lines('north-p2-sc-0-0'), lines('no-such-one')],
  ])('%s, is told what it is told of something absent', async (_, foreign, absent) => {
    const { id } = await matrix.take('own', 'not-sent');
    const before = await matrix.observer.digests();
    const answers = [];
    for (const edit of [foreign, absent]) {
      const answer = await matrix.ledger.command('manager@north.test', id, 'edit', edit);
      answers.push([answer.status, await answer.text()]);
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.[0]).toBe(422);
    expect(changedTables(before, await matrix.observer.digests())).toEqual([]);
  });
});

describe('the key of somebody else’s command', () => {
  it('opens nothing: the answer kept under it is for one person', async () => {
    const { id, version } = await matrix.take('own', 'rejected');
    const key = randomUUID();
    const ask = (role: RoleName) =>
      get(role, `/v1/commitments/${id}/resend`, {
        method: 'POST',
        body: '{}',
        headers: { 'idempotency-key': key, 'if-match': `"${version}"` },
      });
    expect((await ask('admin')).status).toBe(200);
    matrix.spend('own', 'rejected');
    expect((await ask('admin')).status).toBe(200);
    expect(await Promise.all(people.map(async (role) => [role, (await ask(role)).status]))).toEqual(
      people.map((role) => [
        role,
        role === 'admin' ? 200 : role.startsWith('connector') ? 403 : sees(role, 'own') ? 412 : 404,
      ]),
    );
  });
});

describe('the event stream', () => {
  it.each(readers)('tells the %s of what they may see alone', async (role) => {
    const stream = (await get(role, '/v1/events')).body?.getReader();
    if (!stream) throw new Error('There is no stream.');
    await stream.read();
    const wanted = seenBy(role).map((object) => ids[object]);
    const all = Object.entries(ids) as [keyof typeof ids, string][];
    // What is theirs comes last, so that what is not would have come by then.
    for (const [object, id] of all.sort(([one], [two]) => Number(sees(role, one)) - Number(sees(role, two)))) {
      const { company, project } = places[object];
      matrix.ledger.deps.changes.publish(company, { commitmentId: id, version: 1, projectId: project });
    }
    let told = '';
    while (wanted.some((id) => !told.includes(id))) told += new TextDecoder().decode((await stream.read()).value);
    await stream.cancel();
    expect(Object.values(ids).filter((id) => told.includes(`"${id}"`))).toEqual(wanted);
  });
});
