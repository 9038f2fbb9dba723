import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { settled, takeMail } from '../notification/inbox/inbox-lease';
import { inbox } from '../notification/inbox/table';
import { notice, takenIn } from '../testing/arriving-mail';
import { changedTables, observe } from '../testing/rows-of-company';
import { commandLine } from './command-line.fixture';
import { runCommand } from './commands';

const line = commandLine();
const db = () => line.ledger.deps.db;
const kept = {
  ...{ id: 'em-1', companyId: 'one', state: 'kept', reason: 'sender-not-allowed', attempts: 1, ...settled },
  ...{ announcedAt: '2026-11-02T09:00:00.000Z', detail: 'The company does not allow a@evil.example.' },
  ...{ sender: 'Ann\u202e <a@evil.example>', subject: 'Re\u001b[31md', receivedFor: ['erp-x@in.test'] },
  source: Buffer.from(takenIn(notice(), 'erp-x@in.test')),
} as const satisfies typeof inbox.$inferInsert;
const other = { ...kept, id: 'em-2', companyId: null, state: 'recorded', reason: null } as const;

beforeEach(async () => {
  vi.stubEnv('REBOUND_INBOUND_DOMAIN', 'in.test');
  await db().write((tx) => tx.insert(inbox).values([kept, other]));
});
afterEach(() => db().write((tx) => tx.delete(inbox)));
const row = async (id = 'em-1') => (await db().read.select().from(inbox).where(eq(inbox.id, id)))[0];

it('lists what was kept, with its reason, and nothing in it moves the cursor', async () => {
  expect(await runCommand(['inbox', 'list'])).toBe(0);
  expect(line.said()).toMatch(
    /^em-1 {2}2026-\S+ {2}one {2}sender-not-allowed {2}Ann\ufffd <a@evil.example> {2}Re\ufffd\[31md {2}The company does not/,
  );
  expect(line.said()).not.toContain('em-2');
});

it.each([
  [['--state', 'recorded'], 'em-2'],
  [['--state', 'dropped'], 'No such mail.'],
  [['--company', 'one'], 'em-1'],
  [['--company', 'two'], 'No such mail.'],
])('lists by state and company: %j', async (args, words) => {
  expect(await runCommand(['inbox', 'list', ...args])).toBe(0);
  expect(line.said()).toContain(words);
});

it('shows what is known of a mail and how it begins', async () => {
  expect(await runCommand(['inbox', 'show', 'em-1'])).toBe(0);
  expect(line.said()).toMatch(/reason +sender-not-allowed[\s\S]*\nReturn-Path: [\s\S]*The vendor is inactive\./);
});

it('has what was kept read again, and drops it with its words', async () => {
  expect(await runCommand(['inbox', 'retry', 'em-1'])).toBe(0);
  expect(await row()).toMatchObject({ state: 'waiting', reason: null, attempts: 0, dueAt: expect.any(String) });
  expect(await takeMail(db(), '2100-01-01T00:00:00.000Z', null)).toMatchObject({ id: 'em-1', source: kept.source });
  await db().write((tx) => tx.update(inbox).set(kept).where(eq(inbox.id, 'em-1')));
  expect(await runCommand(['inbox', 'drop', 'em-1', '--reason', 'spam'])).toBe(0);
  expect(await row()).toMatchObject({ state: 'dropped', detail: 'spam', source: null, dueAt: null });
});

it('shows the address of a company, and makes another in its place', async () => {
  expect(await runCommand(['inbox', 'address', 'one'])).toBe(0);
  const first = line.said();
  expect(first).toMatch(/^erp-[a-km-np-z2-9]{26}@in\.test$/);
  expect(await runCommand(['inbox', 'address', 'two'])).toBe(0);
  expect(await runCommand(['inbox', 'address', 'one', '--renew'])).toBe(0);
  expect(new Set(line.said().split('\n')).size).toBe(3);
});

it('allows senders, and says who is believed', async () => {
  expect(await runCommand(['company', 'set', 'one', '--allowed-senders', 'Procore.com, ap@one.test'])).toBe(0);
  expect(line.said()).toMatch(/forwarded notifications are believed from: procore\.com, ap@one\.test$/);
  expect(await runCommand(['company', 'set', 'one', '--allowed-senders', ''])).toBe(0);
  expect(line.said()).toMatch(/believed from: nobody$/);
});

it.each([
  [['inbox', 'list', '--state', 'lost'], 64, /No state lost/],
  [['inbox', 'show'], 64, /inbox show <id>/],
  [['inbox', 'show', 'nothing'], 1, /no such mail/],
  [['inbox', 'retry', 'nothing'], 1, /no such mail/],
  [['inbox', 'retry', 'em-2'], 1, /It is recorded/],
  [['inbox', 'drop', 'em-1'], 64, /--reason/],
  [['inbox', 'drop', 'em-2', '--reason', 'x'], 1, /It is recorded/],
  [['inbox', 'address'], 64, /inbox address <company>/],
  [['inbox', 'address', 'nothing'], 1, /no company nothing/],
  [['company', 'set', 'one', '--allowed-senders', 'com'], 64, /--allowed-senders/],
  [['company', 'set', 'one', '--allowed-senders', 'a@b@procore.com'], 64, /--allowed-senders/],
  [['company', 'set', 'one', '--allowed-senders', '*.procore.com'], 64, /--allowed-senders/],
])('%j changes nothing and says why', async (args, code, words) => {
  const observer = await observe(line.ledger.url);
  const before = await observer.digests();
  expect(await runCommand(args)).toBe(code);
  expect(line.said()).toMatch(words);
  expect(changedTables(before, await observer.digests())).toEqual([]);
  observer.close();
});

it('has no address where no mail comes in', async () => {
  vi.stubEnv('REBOUND_INBOUND_DOMAIN', '');
  expect(await runCommand(['inbox', 'address', 'one'])).toBe(64);
  expect(line.said()).toContain('REBOUND_INBOUND_DOMAIN');
});
