import { commitment } from '@rebound/api/commitment/table';
import { inbox } from '@rebound/api/notification/inbox/table';
import { letter } from '@rebound/api/notification/table';
import { rejection } from '@rebound/api/rejection/table';
import {
  byGmail,
  mailOf,
  notice,
  type Sent,
  signed,
  signedOver,
  usualNotice,
} from '@rebound/api/testing/arriving-mail';
import { embeddedLedger } from '@rebound/api/upstream/embedded-ledger/embedded-ledger';
import { tellSize } from '@rebound/shared/testing/tell-size';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Fault } from '../resend-endpoint/faults';
import { numberedCompany, otherCompany } from './numbered-company';
import { startReceiving } from './start-receiving';

let world: Awaited<ReturnType<typeof startReceiving>>;
let stopReading: () => Promise<void>;
beforeEach(async () => {
  world = await startReceiving([numberedCompany(), otherCompany()], { speed: 30, startedAt: Date.now() });
  stopReading = world.startReading();
});
afterEach(async () => {
  await stopReading();
  await world.stop();
});

const procore = (changes: Parameters<typeof notice>[0] = {}) => signed(notice(changes), 'procore.example');
const read = () => world.ledger.deps.db.read;
const rejections = () => read().select().from(rejection);
const mails = () => read().select().from(inbox);
const home = () => [world.addressOf('4100')];

async function settled(id: string) {
  await expect.poll(async () => (await mails()).find((one) => one.id === id)?.dueAt, { timeout: 15_000 }).toBeNull();
  return (await mails()).find((one) => one.id === id);
}

test('a notification that is forwarded opens a rejection, and whoever has it not yet is told', async () => {
  await world.ledger.as('second', 'PUT', '/v1/commitments/700101/follow', { body: {} });
  const mail = await settled(await world.arrive(procore(), home()));
  expect(mail).toMatchObject({ state: 'recorded', companyId: '4100', commitmentId: '700101', reason: null });
  const view = await world.ledger.view('manager', '700101');
  expect(view.commitment).toMatchObject({ erpState: 'rejected', round: 1 });
  expect(view.rejections).toMatchObject([
    {
      ...{ id: mail?.rejectionId, comment: 'The vendor is inactive.', evidence: 'mail-verified', outcome: 'open' },
      ...{ rejectedBy: { id: null, name: 'Alex Kim' }, rejectedAt: '2026-11-02T08:30:00.000Z' },
    },
  ]);
  expect(await (await world.ledger.as('manager', 'GET', '/v1/rejections/count')).json()).toMatchObject({ toFix: 1 });
  const told = (await read().select().from(letter)).map(({ recipient }) => recipient);
  expect(told).toEqual(['second@one.test']);
});

test('told a hundred times, and forwarded twice more, it is fetched and recorded once', async () => {
  const first = await world.arrive(procore(), home(), { told: 100 });
  expect(await settled(first)).toMatchObject({ state: 'recorded' });
  const again = await settled(await world.arrive(procore(), home()));
  const byHand = await settled(await world.arrive(signed(byGmail({}, 'p@procore.example'), 'procore.example'), home()));
  expect([again?.state, byHand?.state]).toEqual(['known', 'known']);
  world.endpoint.received.tell(first, 10);
  await world.arrive(procore(), home());
  expect([(await rejections()).length, (await mails()).length]).toEqual([1, 4]);
  expect(world.endpoint.log.filter(({ path }) => path.endsWith(first))).toHaveLength(1);
  tellSize('inbound: 110 webhooks, one fetch, one rejection');
});

describe('a signed mail, whose Date is not signed', () => {
  const sent = (changes: Parameters<typeof notice>[0] = {}) =>
    signedOver(notice(changes), 'procore.example', ['from', 'to', 'subject']);
  const take = async (mail: Sent) => (await settled(await world.arrive(mail, home())))?.state;
  const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toUTCString();
  /** As a re-send that a page has shown. */
  const answer = () =>
    world.ledger.deps.db.write(async (tx) => {
      await tx.update(rejection).set({ outcome: 'resent', closedAt: new Date().toISOString() });
      await tx.update(commitment).set({ erpState: 'awaiting' });
    });

  test('opens a rejection as of when it came, and no other when it comes again, whatever Date it then has', async () => {
    expect(await take(sent({ date: inHours(-90) }))).toBe('recorded');
    expect(Date.now() - Date.parse((await rejections())[0]?.rejectedAt ?? '')).toBeLessThan(60_000);
    await answer();
    const again: (string | undefined)[] = [];
    for (const hours of [-1, 0, 5]) {
      again.push(await take(sent({ date: inHours(hours) })));
      // And though the first one is forgotten.
      const [last] = (await mails()).filter(({ state }) => state === 'known').slice(-1);
      await world.ledger.deps.db.write(async (tx) => {
        await tx.delete(inbox);
        if (last) await tx.insert(inbox).values(last);
      });
    }
    expect(again).toEqual(['known', 'known', 'known']);
    expect(await rejections()).toHaveLength(1);
  });

  test('opens the next one where the same words were signed anew', async () => {
    expect(await take(sent())).toBe('recorded');
    await answer();
    const anew = signedOver(notice(), 'procore.example', ['from', 'to', 'subject'], ' x=1799999999;');
    expect(await take(anew)).toBe('recorded');
    expect(await rejections()).toHaveLength(2);
  });
});

const outages: [string, Fault[], Fault[]][] = [
  ['429', [{ fault: 'answer', status: 429 }], []],
  ['500, 502, 503', ([500, 502, 503] as const).map((status) => ({ fault: 'answer', status })), []],
  ['no answer', [{ fault: 'hang' }], []],
  ['broken connections', [{ fault: 'drop' }, { fault: 'lose-answer' }], []],
  ['the mail itself not there', [], [{ fault: 'answer', status: 503 }, { fault: 'drop' }]],
  ['the mail itself without end', [], [{ fault: 'hang' }]],
];
test.each(outages)('through %s a mail is recorded once', async (_, faults, downloads) => {
  world.endpoint.faults.set(...faults);
  world.endpoint.downloadFaults.set(...downloads);
  const mail = await settled(await world.arrive(procore(), home(), { told: 3 }));
  expect(mail).toMatchObject({ state: 'recorded', attempts: faults.length + downloads.length + 1 });
  expect(await rejections()).toHaveLength(1);
});

test('what was announced while nobody read is read afterwards', async () => {
  await stopReading();
  const id = await world.arrive(procore(), home());
  expect(await rejections()).toEqual([]);
  stopReading = world.startReading();
  expect(await settled(id)).toMatchObject({ state: 'recorded' });
});

describe('kept for the operator, and no rejection is opened', () => {
  const theirs = usualNotice.url.replace('companies/4100/projects/24017', 'companies/4200/projects/34017');
  const url = (from: string, to: string) => procore({ url: usualNotice.url.replace(from, to) });
  test.each<[string, Sent, string[] | null, string]>([
    ['another company’s commitment', procore({ url: theirs.replace('700101', '800101') }), null, 'unknown-commitment'],
    ['its id at our place', url('700101', '800101'), null, 'unknown-commitment'],
    ['our id at another place', url('24017', '24018'), null, 'unknown-commitment'],
    ['our id in another company', procore({ url: theirs }), null, 'unknown-commitment'],
    ['our place under another company', url('companies/4100', 'companies/4200'), null, 'unknown-commitment'],
    ['our id as another kind', url('work_order', 'purchase_order'), null, 'unknown-commitment'],
    ['nobody’s id', url('700101', '999999'), null, 'unknown-commitment'],
    ['nobody’s address', procore(), ['erp-nobody@in.test'], 'unknown-address'],
    [
      'a sender who is not allowed',
      signed(notice({ from: 'a@evil.example' }), 'evil.example'),
      null,
      'sender-not-allowed',
    ],
    ['a signature of somebody else', signed(notice(), 'evil.example'), null, 'not-authenticated'],
    [
      'a verdict of its own',
      {
        ...notice(),
        head: [['Authentication-Results', 'amazonses.com; dkim=pass header.d=procore.example'], ...notice().head],
      },
      null,
      'not-authenticated',
    ],
    ['something else', signed(mailOf(usualNotice, { text: 'Hello' }), 'procore.example'), null, 'not-a-rejection'],
    [
      'a million characters',
      signed(mailOf(usualNotice, { text: 'x'.repeat(1_100_000) }), 'procore.example'),
      null,
      'too-large',
    ],
    [
      'ten thousand nested elements',
      signed(mailOf(usualNotice, { html: '<b>'.repeat(10_000) }), 'procore.example'),
      null,
      'unreadable',
    ],
  ])('%s', async (_, mail, to, reason) => {
    expect(await settled(await world.arrive(mail, to ?? home()))).toMatchObject({ state: 'kept', reason });
    expect([await rejections(), await read().select().from(letter)]).toEqual([[], []]);
  });

  test('what came to another company’s address, where nobody is allowed', async () => {
    const mail = await settled(await world.arrive(procore(), [world.addressOf('4200')]));
    expect(mail).toMatchObject({ state: 'kept', reason: 'sender-not-allowed', companyId: '4200' });
    expect(await settled(await world.arrive(procore(), [...home(), world.addressOf('4200')]))).toMatchObject({
      ...{ reason: 'several-companies', companyId: null },
    });
    expect(await rejections()).toEqual([]);
  });

  test('what the provider has no more', async () => {
    await stopReading();
    const id = await world.arrive(procore(), home());
    world.endpoint.received.forget(id);
    stopReading = world.startReading();
    expect(await settled(id)).toMatchObject({ state: 'kept', reason: 'gone', attempts: 1 });
  });

  test('what a ledger has recorded itself, or not', async () => {
    world.ledger.deps.upstream = embeddedLedger;
    await stopReading();
    stopReading = world.startReading();
    const contradicts = await settled(await world.arrive(procore(), home()));
    expect(contradicts).toMatchObject({ reason: 'ledger-records', detail: expect.stringContaining('contradicts') });
    await world.ledger.play('700101', ['manager', 'send'], ['approver', 'reject', { comment: usualNotice.comment }]);
    const date = new Date().toUTCString();
    const agrees = await settled(await world.arrive(procore({ by: 'The approver', date }), home()));
    expect(agrees).toMatchObject({ reason: 'ledger-records', detail: expect.stringContaining('agrees') });
    expect(await rejections()).toHaveLength(1);
  });
});

test('a mail to an address that is not of Rebound is nobody’s business, and nothing of it is kept', async () => {
  const id = await world.arrive(procore(), ['somebody@elsewhere.test']);
  expect(await settled(id)).toMatchObject({ state: 'dropped', source: null, sender: null, subject: null });
});
