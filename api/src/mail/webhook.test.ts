import { createHmac } from 'node:crypto';
import { tellSize } from '@rebound/shared/testing/tell-size';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApp } from '../app';
import { startDelivering } from '../notification/deliver';
import { mostWaiting } from '../notification/inbox/announce-mail';
import { inbox } from '../notification/inbox/table';
import { forgetMailEvents } from '../notification/record-mail-event';
import { letter, mailEvent } from '../notification/table';
import { type Ledger, openLedger, rejected } from '../testing/ledger';
import { createResendEvents } from './resend-events';

const secret = `whsec_${Buffer.from('a key of twenty-four bytes').toString('base64')}`;
const at = Date.parse('2026-11-20T09:00:00.000Z');

let ledger: Ledger;
let app: ReturnType<typeof createApp>;
let published: number;

beforeAll(async () => {
  ledger = await openLedger();
  app = createApp({
    ...ledger.deps,
    mail: { ...ledger.deps.mail, events: createResendEvents({ apiKey: 're_1', secret }), inboundDomain: 'in.test' },
  });
  await ledger.play('sc-1', ...rejected);
  await deliverLetters();
  ledger.deps.changes.subscribe('one', () => {
    published += 1;
  });
});
afterAll(() => ledger.close());

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: at });
  published = 0;
  await ledger.deps.db.write(async (tx) => {
    await tx.delete(mailEvent);
    await tx.update(letter).set({ delivery: null });
  });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('what the provider says of a letter', () => {
  it.each([
    [['email.sent'], 'sent'],
    [['email.opened', 'domain.updated', 'made.up'], 'sent'],
    [['email.delivery_delayed'], 'delayed'],
    [['email.delivered'], 'delivered'],
    [['email.bounced'], 'bounced'],
    [['email.failed'], 'bounced'],
    [['email.suppressed'], 'bounced'],
    [['email.complained'], 'delivered'],
    [['email.delivery_delayed', 'email.delivered'], 'delivered'],
    [['email.delivered', 'email.delivery_delayed'], 'delivered'],
    [['email.bounced', 'email.delivered', 'email.delivery_delayed'], 'bounced'],
    [['email.delivery_delayed', 'email.bounced', 'email.delivered'], 'bounced'],
  ])('%j is told as %s', async (types, state) => {
    for (const [index, type] of types.entries()) expect(await heard(post({ id: `msg_${index}`, type }))).toBe(200);
    expect(await toldState()).toBe(state);
  });

  it('counts once, however often it is said', async () => {
    const one = post();
    const answers = await Promise.all(Array.from({ length: 100 }, () => heard(one)));
    expect(new Set(answers)).toEqual(new Set([200]));
    expect([await stored(), published, await toldState()]).toEqual([1, 1, 'delivered']);
    tellSize('S11: 100 replays, 1 effect');
  });

  it('is kept when it comes before the letter is known by that name', async () => {
    await ledger.play('po-1', ...rejected);
    expect(await heard(post({ id: 'msg_b', email: 'em_po-1' }))).toBe(200);
    expect(await heard(post({ id: 'msg_c', email: 'em_po-1', type: 'email.delivery_delayed' }))).toBe(200);
    await deliverLetters('em_po-1');
    expect(await toldState('po-1')).toBe('delivered');
  });

  it('stands when what was said is forgotten', async () => {
    expect(await heard(post())).toBe(200);
    await ledger.deps.db.write((tx) => forgetMailEvents(tx, '2100-01-01T00:00:00.000Z'));
    expect(await stored()).toBe(0);
    expect(await heard(post({ id: 'msg_late', type: 'email.delivery_delayed' }))).toBe(200);
    expect([published, await toldState()]).toEqual([1, 'delivered']);
  });

  it.each([
    ['no email', JSON.stringify({ type: 'email.delivered', data: {} })],
    ['an email that is none', JSON.stringify({ type: 'email.delivered', data: { email_id: ['em_1'] } })],
    ['no object', '["email.delivered"]'],
    ['nothing', 'null'],
    ['a letter of somebody else', JSON.stringify({ type: 'email.delivered', data: { email_id: 'em_other' } })],
    ['a name of every object', JSON.stringify({ type: 'constructor', data: { email_id: 'em_1' } })],
  ])('changes nothing when it names %s', async (_, body) => {
    expect(await heard(post({ body }))).toBe(200);
    expect([published, await toldState()]).toEqual([0, 'sent']);
  });
});

describe('nothing is heard that is not proven', () => {
  it('when its bytes are no text, though they could be mended into what was signed', async () => {
    const said = { type: 'email.delivered', data: { email_id: 'em_sc-1' }, subject: '\uFFFD' };
    const good = post({ body: JSON.stringify(said) });
    const bad = Buffer.from(good.body.toString('latin1').replace('\xef\xbf\xbd', '\xff'), 'latin1');
    expect(bad.length).toBe(good.body.length - 2);
    expect(await heard({ ...good, body: bad })).toBe(401);
    expect(await heard(good)).toBe(200);
  });

  it('when any bit of the body or of its proof is another', async () => {
    const good = post();
    let cases = 0;
    for (const part of ['body', 'id', 'timestamp', 'signature'] as const) {
      for (const bad of flipped(good[part])) {
        cases += 1;
        const answer = await heard({ ...good, [part]: bad });
        expect(answer, `${part} ${bad.toString('latin1')}`).toBe(401);
      }
    }
    expect([await stored(), published, await toldState()]).toEqual([0, 0, 'sent']);
    expect(await heard(good)).toBe(200);
    tellSize(`S11: ${cases} posts with one bit flipped, all 401`);
  }, 60_000);

  it.each([
    [-301, 401],
    [-300, 200],
    [0, 200],
    [300, 200],
    [301, 401],
    [Number.NaN, 401],
  ])('with clocks %i s apart: %i', async (seconds, status) => {
    expect(await heard(post({ timestamp: String(at / 1000 + seconds) }))).toBe(status);
  });

  const good = () => post();
  it.each<[string, () => Post, number]>([
    ['signed with another key', () => post({ secret: `whsec_${Buffer.alloc(24).toString('base64')}` }), 401],
    [
      'of another version',
      () => ({ ...good(), signature: text(good().signature.toString().replace('v1', 'v2')) }),
      401,
    ],
    ['with an empty signature', () => ({ ...good(), signature: text('v1,') }), 401],
    ['not signed', () => ({ ...good(), signature: null }), 401],
    ['without an id', () => ({ ...good(), id: null }), 401],
    ['without a time', () => ({ ...good(), timestamp: null }), 401],
    ['of bytes that are no text', () => post({ body: Buffer.from([0x22, 0xff, 0x22]) }), 401],
    [
      'with a mark before the text',
      () => ({ ...good(), body: Buffer.concat([Buffer.from('\ufeff'), good().body]) }),
      401,
    ],
    [
      'signed twice, once with a key that has gone',
      () => ({ ...good(), signature: text(`v1,gone ${good().signature}`) }),
      200,
    ],
    ['under the standard names', () => ({ ...good(), family: 'webhook' }), 200],
    ['under mixed names', () => ({ ...good(), family: 'mixed' }), 401],
  ])('%s', async (_, make, status) => {
    expect(await heard(make())).toBe(status);
  });

  it('and a session proves nothing here', async () => {
    const authorization = `Bearer ${await ledger.tokenOf('controller@one.test')}`;
    const answer = await app.request('/webhooks/resend', {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: good().body,
    });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({ code: 'not-proven' });
  });
});

describe('that a mail came in', () => {
  const receivedFor = ['nobody@in.test'];
  const cameIn = (email: string) =>
    post({ body: JSON.stringify({ type: 'email.received', data: { email_id: email, received_for: receivedFor } }) });
  const told = async () => (await ledger.deps.db.read.select({ id: inbox.id }).from(inbox)).map(({ id }) => id);
  const turnedAway = async () => {
    const metrics = await (await app.request('/metrics')).text();
    return Number(/^rebound_inbox_turned_away_total (\d+)$/m.exec(metrics)?.[1]);
  };

  it('is said again later, and counted, where too much waits there already', async () => {
    expect(await heard(cameIn('em-1'))).toBe(200);
    const at = '2026-11-20T09:00:00.000Z';
    const waiting = { state: 'waiting' as const, announcedAt: at, dueAt: at, attempts: 1 };
    const flood = Array.from({ length: mostWaiting - 1 }, (_, nth) => ({ ...waiting, id: `flood-${nth}` }));
    await ledger.deps.db.write((tx) => tx.insert(inbox).values(flood));
    const before = await turnedAway();
    expect([await heard(cameIn('em-2')), await heard(cameIn('em-1'))]).toEqual([503, 200]);
    expect((await turnedAway()) - before).toBe(1);
    expect(await told()).not.toContain('em-2');
    await ledger.deps.db.write((tx) => tx.delete(inbox));
    expect(await heard(cameIn('em-2'))).toBe(200);
    expect(await told()).toEqual(['em-2']);
  });
});

it('without a secret there is no such route', async () => {
  const plain = createApp(ledger.deps);
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
  const [here, nowhere] = await Promise.all([plain.request('/webhooks/resend', init), plain.request('/nowhere', init)]);
  expect([here.status, await here.text()]).toEqual([404, await nowhere.text()]);
});

interface Post {
  body: Buffer;
  id: Buffer | null;
  timestamp: Buffer | null;
  signature: Buffer | null;
  family?: 'svix' | 'webhook' | 'mixed';
}

const text = (value: string) => Buffer.from(value);

/** A post as the provider makes it, unless told otherwise. */
function post(
  given: {
    id?: string;
    type?: string;
    email?: string;
    body?: string | Buffer;
    timestamp?: string;
    secret?: string;
  } = {},
) {
  const { id = 'msg_2mGhJ', type = 'email.delivered', email = 'em_1', timestamp = String(at / 1000) } = given;
  const said = {
    type,
    created_at: '2026-11-20T08:59:59.000Z',
    data: { email_id: email, to: ['ä@b.test'], subject: 'Rejected ✓' },
  };
  const body = Buffer.from(given.body ?? JSON.stringify(said));
  const key = Buffer.from((given.secret ?? secret).slice('whsec_'.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64');
  return { body, id: text(id), timestamp: text(timestamp), signature: text(`v1,${signature}`) };
}

/** The status that a post is answered with; 401 too where no client could send such a header. */
async function heard({ body, id, timestamp, signature, family = 'svix' }: Post): Promise<number> {
  const headers = new Headers({ 'content-type': 'application/json' });
  try {
    for (const [name, value] of Object.entries({ id, timestamp, signature })) {
      const prefix = family === 'mixed' ? (name === 'id' ? 'svix' : 'webhook') : family;
      if (value) headers.set(`${prefix}-${name}`, value.toString('latin1'));
    }
  } catch (error) {
    if (error instanceof TypeError) return 401;
    throw error;
  }
  return (await app.request('/webhooks/resend', { method: 'POST', headers, body: new Uint8Array(body) })).status;
}

function* flipped(bytes: Buffer): Generator<Buffer> {
  for (let index = 0; index < bytes.length; index += 1) {
    for (let bit = 0; bit < 8; bit += 1) {
      const bad = Buffer.from(bytes);
      bad[index] = (bad[index] ?? 0) ^ (1 << bit);
      yield bad;
    }
  }
}

async function deliverLetters(providerId = 'em_1'): Promise<void> {
  const delivering = startDelivering({
    db: ledger.deps.db,
    mailer: { send: async () => ({ outcome: 'sent', providerId, restMs: 0 }) },
    now: () => '2026-11-20T09:00:00.000Z',
    log: pino({ level: 'silent' }),
  });
  await delivering.drain();
  await delivering.stop();
}

async function toldState(id = 'sc-1') {
  const { told } = await ledger.view('controller', id);
  return told.find(({ event }) => event === 'rejected')?.state;
}

async function stored(): Promise<number> {
  return (await ledger.deps.db.read.select().from(mailEvent)).length;
}
