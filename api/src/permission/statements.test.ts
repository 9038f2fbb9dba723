import { tellSize } from '@rebound/shared/testing/tell-size';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type RoleName, type Row, rows } from './matrix.fixture';
import { type Answer, type Matrix, setMatrix, type Target } from './matrix-stage.fixture';

interface Statement {
  sql: string;
  args: unknown[];
}

const { seen } = vi.hoisted(() => ({ seen: [] as Statement[] }));

vi.mock('@libsql/client', async (original) => {
  const driver = await original<typeof import('@libsql/client')>();
  const recorded = <T extends object>(runner: T): T =>
    new Proxy(runner, {
      get(target, name) {
        const value = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return async (...args: unknown[]) => {
          if (name === 'execute') seen.push(args[0] as Statement);
          const answer = await Reflect.apply(value, target, args);
          return name === 'transaction' ? recorded(answer) : answer;
        };
      },
    });
  return {
    ...driver,
    createClient: (config: Parameters<typeof driver.createClient>[0]) => recorded(driver.createClient(config)),
  };
});

/** What is found by something that one person alone has: a token, their own key. */
const byAnother = /\bfrom "(session|answered_command)"|\b(into|update) "(session|answered_command|sign_in_code)"/;
/** The operator's word to everybody: it belongs to no company, and says nothing of any. */
const ofOperator = 'page_pause';
const ofCompanies = /\b(?:from|into|update|join) "(?!session|answered_command|sign_in_code|page_pause|sqlite)/;

let matrix: Matrix;
let checked = 0;
beforeAll(async () => {
  matrix = await setMatrix();
});
afterAll(async () => {
  await matrix?.close();
  tellSize(`S1: ${checked} statements, each with the company in it`);
});

const askers = ['read-only', 'admin', 'approver', 'admin of another project', 'admin of another company'] as const;

/** The condition of a statement itself, not that of a join or of a query within. */
function whereOf(sql: string, args: unknown[]): Statement {
  let depth = 0;
  for (let at = 0; at < sql.length; at += 1) {
    if (sql[at] === '(') depth += 1;
    if (sql[at] === ')') depth -= 1;
    if (depth > 0 || !sql.startsWith(' where ', at)) continue;
    return { sql: sql.slice(at), args: args.slice(sql.slice(0, at).split('?').length - 1) };
  }
  return { sql: '', args: [] };
}

async function statementsOf(route: string, row: Row, role: RoleName, named: Target) {
  seen.length = 0;
  const answer: Answer = await matrix.ask({ route, row, token: matrix.tokenOf(role), named });
  return { answer, statements: [...seen] };
}

function expectCompany(statements: readonly Statement[], company: string): void {
  // What every company reads, no request of any may write.
  for (const { sql } of statements) expect(sql).not.toMatch(new RegExp(`\\b(into|update|delete from) "${ofOperator}"`));
  const about = statements.filter(({ sql }) => ofCompanies.test(sql) && !byAnother.test(sql));
  checked += about.length;
  for (const { sql, args } of about) {
    const where = /^insert/i.test(sql) ? { sql: '"company_id" = ?', args } : whereOf(sql, args);
    expect(where.args, sql).toContain(company);
    expect(where.sql, sql).toMatch(/"company_id" = \?/);
    if (/^update "commitment"/i.test(sql)) expect(where.sql).toMatch(/"project_id" = \?/);
  }
}

describe.each(Object.entries(rows).filter(([, row]) => !row.open))('%s', (route, row) => {
  it.each(askers)('asks for nothing without the company of the %s in the statement', async (role) => {
    const company = role === 'admin of another company' ? 'south' : 'north';
    const object = role === 'admin of another company' ? 'other company' : 'own';
    const named =
      row.names === 'commitment' ? await matrix.take(object, row.in ?? 'not-sent') : { id: 'north-p1', version: 1 };
    const { answer, statements } = await statementsOf(route, row, role, named);
    if (row.ends) await matrix.renew(role);
    // Also what is asked when somebody else was first.
    if (row.names === 'commitment' && !route.startsWith('GET')) {
      statements.push(...(await statementsOf(route, row, role, { ...named, version: 99 })).statements);
    }
    if (answer.status === 200 && row.names === 'commitment') matrix.spend(object, row.in ?? 'not-sent');
    expectCompany(statements, company);
  });
});

it('nor for what the ERP said of an export that failed', async () => {
  const route = 'GET /v1/commitments/{id}';
  const { statements } = await statementsOf(route, {}, 'admin', await matrix.take('own', 'export-failed'));
  expect(statements.filter(({ args }) => args.includes('Export Error'))).toHaveLength(1);
  expectCompany(statements, 'north');
});
