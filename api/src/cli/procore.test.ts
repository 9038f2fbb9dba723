import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { company } from '../permission/table';
import { smallCompany } from '../testing/small-company';
import { openWorld, type World } from '../upstream/procore/world.fixture';
import { commandLine } from './command-line.fixture';
import { runCommand } from './commands';

const { said } = commandLine();
let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.signIn('501');
  const { url } = world.procore;
  const env = {
    ...{ REBOUND_DATABASE_URL: world.ledger.url, REBOUND_SECRET: world.parts.secret, REBOUND_UPSTREAM: 'procore' },
    ...{ PROCORE_CLIENT_ID: 'app', PROCORE_CLIENT_SECRET: 'app-secret', PROCORE_LOGIN_URL: url, PROCORE_API_URL: url },
    ...{ REBOUND_PUBLIC_URL: 'https://rebound.one.test/', PROCORE_WEBHOOK_SECRET: 'Bearer a secret of webhooks' },
    ...{ REBOUND_MAIL_FROM: 'Rebound <rebound@one.test>', RESEND_API_KEY: 're_1' },
  };
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
});
afterAll(() => world?.close());

const run = (line: string) => runCommand(['procore', ...line.split(' ')]);
const connected = async (id: string) => (await world.deps.db.read.select().from(company).where(eq(company.id, id)))[0];

describe('procore connect', () => {
  it('connects a company, with the demands of its ERP, and changes what is named', async () => {
    const file = join(tmpdir(), `erp-${randomUUID()}.json`);
    await writeFile(file, JSON.stringify(smallCompany().connection));
    expect(await run(`connect 5100 --name Quayside --zone Europe/London --erp ${file}`)).toBe(0);
    expect(said()).toContain('Quayside');
    expect(await connected('5100')).toMatchObject({
      currency: 'USD',
      webUrl: 'https://app.procore.com',
      zone: 'Europe/London',
    });
    expect((await connected('5100'))?.connection.name).toBe('Sage 300 CRE');
    expect(await run('connect 5100 --name Quayside --web https://us02.procore.com')).toBe(0);
    expect(await connected('5100')).toMatchObject({ webUrl: 'https://us02.procore.com', zone: 'Europe/London' });
    expect((await connected('5100'))?.connection.name).toBe('Sage 300 CRE');
  });

  it.each([
    ['connect'],
    ['connect 5100'],
    ['connect five --name Quayside'],
    ['connect 5100 --name Quayside --zone Nowhere'],
    ['connect 5100 --name Quayside --erp /no/such/file.json'],
    ['connect 5100 --name Quayside --unknown x'],
  ])('%s is not understood', async (line) => {
    expect(await run(line)).toBe(64);
  });
});

it('lists the connected companies, and for how many people it may act', async () => {
  expect(await run('list')).toBe(0);
  expect(said()).toMatch(/4100 {2}Northgate Builders {2}https:\/\/app\.procore\.com {2}1 signed in/);
});

it('procore webhooks say why not', async () => {
  expect(await run('webhooks list 4100 --as nobody@northgate.example')).toBe(1);
  expect(await run('webhooks list 4100')).toBe(64);
  world.procore.next.push({ on: '/webhooks/hooks', answer: () => new Response('{}', { status: 403 }) });
  expect(await run('webhooks list 4100 --as priya@northgate.example')).toBe(1);
  expect(said()).toContain("they need Standard on 'Webhooks API'");
});
