import { tellSize } from '@rebound/shared/testing/tell-size';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changedTables } from '../testing/rows-of-company';
import {
  companies,
  isSignedIn,
  type Named,
  objects,
  type RoleName,
  type Row,
  roleNames,
  roles,
  rows,
  type Standing,
} from './matrix.fixture';
import { type Answer, type Matrix, setMatrix, type Target } from './matrix-stage.fixture';

let matrix: Matrix;
let cells = 0;
beforeAll(async () => {
  matrix = await setMatrix();
});
afterAll(async () => {
  await matrix?.close();
  tellSize(`S1: ${cells} cells of ${Object.keys(rows).length} routes × ${roleNames.length} roles × objects`);
});

it('has a row for every route under /v1, and a route for every row', async () => {
  const { paths } = await (await matrix.ledger.app.request('/openapi.json')).json();
  const described = Object.entries<object>(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const served = matrix.ledger.app.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
  const routes = [...new Set([...described, ...served])].filter((route) => route.includes(' /v1/'));
  expect(Object.keys(rows).sort()).toEqual(routes.sort());
});

describe.each(Object.entries(rows))('%s', (route, row) => {
  it.each(roleNames)('%s', async (role) => {
    const own = homeOf(role);
    const other = own === 'north' ? 'south' : 'north';
    const ask = (named: Target, token = matrix.tokenOf(role)) => matrix.ask({ route, row, token, named });
    const absent = row.names ? await ask(await targetOf(row, role, 'absent')) : null;

    for (const object of row.names ? objects : [null]) {
      const named = await targetOf(row, role, object);
      const before = { own: await matrix.observer.digests(own), other: await matrix.observer.digests(other) };
      const answer = await ask(named);
      cells += 1;
      const changed = {
        own: changedTables(before.own, await matrix.observer.digests(own)),
        other: changedTables(before.other, await matrix.observer.digests(other)),
      };

      const where = `${route} as ${role} on ${object}`;
      const wanted = expected(row, role, object);
      expect(answer.status, `${where}: ${answer.body}`).toBe(wanted);
      expect(answer.body, where).not.toMatch(forbidden(role));
      expect(changed.other, `${where} changed ${other}`).toEqual([]);
      const acts = wanted < 300 && route.startsWith('P') && Boolean(row.ends ?? row.for);
      expect(changed.own.length > 0, `${where} changed ${changed.own}`).toBe(acts);
      if (acts && object) matrix.spend(object, row.in ?? 'not-sent');
      if (acts && row.ends) await matrix.renew(role);

      if (absent && object && standing(row, role, object) === 'hidden') expect(answer, where).toEqual(absent);
      if (wanted === 404) expect(await ask({ ...named, version: 99 }), where).toEqual(absent);
      if (wanted === 403) expectReason(answer, role);
    }
  });
});

function homeOf(role: RoleName): 'north' | 'south' {
  return role.endsWith('another company') ? 'south' : 'north';
}

function standing(row: Row, role: RoleName, object: Named): Standing {
  if (row.names === 'session') return object === 'own' ? 'reads' : 'hidden';
  return roles[role].stands[objects.indexOf(object)] ?? 'hidden';
}

/** What the table says of one cell. */
function expected(row: Row, role: RoleName, object: Named | null): number {
  const yes = row.yes ?? 200;
  if (row.open) return yes;
  if (!isSignedIn(role)) return 401;
  const { stands, ...more } = roles[role];
  const scopes: readonly string[] = 'scopes' in more ? [...more.scopes, 'any'] : [];
  if ('scopes' in more && !scopes.includes(row.scope ?? '')) return 403;
  const here = object ? standing(row, role, object) : (stands.find((one) => one !== 'hidden') ?? 'hidden');
  if (object && here === 'hidden') return row.hidden ?? 404;
  return !row.for || row.for.includes(here) ? yes : 403;
}

/** What a cell is tried on. */
async function targetOf(row: Row, role: RoleName, object: Named | null): Promise<Target> {
  const absent = { id: 'north-p1-sc-none', version: 1 };
  if (!object || object === 'absent') return absent;
  if (row.names === 'project') {
    return { id: { own: 'north-p1', 'other project': 'north-p2', 'other company': 'south-p1' }[object], version: 1 };
  }
  if (row.names === 'commitment') return matrix.take(object, row.in ?? 'not-sent');
  const home = homeOf(role);
  const email = 'email' in roles[role] ? roles[role].email : null;
  const others = {
    'other project': `controller@${home}.test`,
    'other company': `controller@${home === 'north' ? 'south' : 'north'}.test`,
  };
  if (object !== 'own') return matrix.newSession(others[object]);
  return email && isSignedIn(role) ? matrix.newSession(email) : absent;
}

/** Words that give away what a role may not see: the other company, and the project that is not theirs. */
function forbidden(role: RoleName): RegExp {
  const [own, otherProject, otherCompany] = roles[role].stands;
  const company = homeOf(role) === 'north' ? 'south' : 'north';
  const hidden = [
    ...[`${company}[-@.]`, `@${company}`, `Company ${company}`],
    ...(own === 'hidden' ? ['north-p1'] : []),
    ...(otherProject === 'hidden' ? ['north-p2'] : []),
    ...(otherCompany === 'decides' ? [] : ['south-p2']),
  ];
  return new RegExp(hidden.join('|'));
}

/** A no to somebody who may see it says who may, and names nobody of another company. */
function expectReason({ body }: Answer, role: RoleName): void {
  const problem = JSON.parse(body);
  if (problem.code === 'scope-missing' && 'scopes' in roles[role]) return;
  expect(problem.refusal).toMatchObject({ reason: expect.any(String), who: expect.any(Array) });
  const people = companies
    .filter(({ id }) => id === homeOf(role))
    .flatMap((company) => company.people.map(({ id, name, email }) => ({ id, name, email })));
  for (const who of problem.refusal.who) expect(people).toContainEqual(who);
}
