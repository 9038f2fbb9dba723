import { createClient } from '@libsql/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Delivery, OutgoingLetter } from '../mail/mailer';
import { startDelivering } from './deliver';
import { draftCode } from './draft-letters';
import type { LetterDraft } from './enqueue';
import { draft, fixedClock, letterOf, openOutbox, put, retry, scriptedMailer, start } from './outbox.fixture';

const code = '493817';

let outbox: Awaited<ReturnType<typeof openOutbox>>;
let clock: ReturnType<typeof fixedClock>;
let logged: string;

beforeEach(async () => {
  outbox = await openOutbox();
  clock = fixedClock();
  logged = '';
});
afterEach(() => outbox.close());

async function codeLetter(id: string): Promise<LetterDraft> {
  const [letter] = await draftCode({
    ...{ id, code, at: start, validMinutes: 10, from: 'rebound@northgate.example' },
    company: { id: '4100', name: 'Northgate Builders' },
    person: { id: 'priya', name: 'Priya Shah', email: 'priya@northgate.example' },
  });
  if (!letter) throw new Error('There is no letter.');
  return letter;
}

/** Delivers what is due, and answers what the provider was sent. */
async function drain(...script: Parameters<typeof scriptedMailer>): Promise<OutgoingLetter[]> {
  const sent: OutgoingLetter[] = [];
  const { mailer } = scriptedMailer(...script);
  const note = (...what: unknown[]) => {
    logged += JSON.stringify(what);
  };
  const delivering = startDelivering({
    ...{ db: outbox.db, now: clock.now, chance: () => 0 },
    mailer: {
      send: (letter, ...rest) => {
        sent.push(letter);
        return mailer.send(letter, ...rest);
      },
    },
    log: { info: note, warn: note, error: note } as never,
  });
  await delivering.drain();
  await delivering.stop();
  return sent;
}

const everything = async () => {
  const client = createClient({ url: outbox.url });
  const { rows } = await client.execute('SELECT * FROM letter');
  client.close();
  return JSON.stringify(rows);
};

describe('the outbox forgets a sign-in code', () => {
  it('once it was sent, and keeps to whom and when', async () => {
    const letter = await codeLetter('c-1');
    await put(outbox.db, letter);
    expect(await everything()).toContain(code);
    const [sent] = await drain();
    expect(sent).toEqual(letter.payload);
    expect(sent?.text).toContain(code);
    expect(await everything()).not.toContain(code);
    expect(await letterOf(outbox.db, 'c-1')).toMatchObject({
      ...{ state: 'sent', recipient: 'priya@northgate.example', sentAt: start },
      payload: { ...letter.payload, html: '', text: '' },
    });
  });

  it('when it has run out before it could be sent', async () => {
    await put(outbox.db, await codeLetter('c-1'));
    expect(await drain(retry('503'))).toHaveLength(1);
    // It is still to be sent, in the same words.
    expect(await everything()).toContain(code);
    clock.pass(10 * 60_000);
    expect(await drain()).toEqual([]);
    expect(await letterOf(outbox.db, 'c-1')).toMatchObject({ state: 'needs-review' });
    expect(await everything()).not.toContain(code);
  });

  it.each<[string, (quoted: string) => Delivery]>([
    ['was refused', (why) => ({ outcome: 'refused', why, restMs: 0 })],
    ['failed', (why) => retry(why)],
  ])('and does not take it from the words of a provider who quotes the letter that %s', async (_, answer) => {
    await put(outbox.db, await codeLetter('c-1'));
    await drain((letter) => answer(`Cannot send ${letter.text}`));
    const { lastProblem } = await letterOf(outbox.db, 'c-1');
    expect(lastProblem).toContain('Cannot send');
    expect(lastProblem + logged).not.toContain(code);
  });

  it('and nothing of any other letter', async () => {
    await put(outbox.db, draft('r-1'));
    await drain();
    expect(await letterOf(outbox.db, 'r-1')).toMatchObject({ state: 'sent', payload: draft('r-1').payload });
  });
});

describe('a letter stays as it was written', () => {
  it.each([
    `SET payload = json_set(payload, '$.text', 'Accepted.')`,
    `SET payload = json_set(payload, '$.html', '', '$.text', '')`,
    `SET payload = json_set(payload, '$.html', '', '$.text', ''), state = 'sent' WHERE event = 'rejected'`,
    `SET payload = json_set(payload, '$.html', '', '$.text', ''), state = 'sent', event = 'code' WHERE event = 'rejected'`,
    `SET payload = json_set(payload, '$.html', '', '$.text', '', '$.to', 'x@y.test'), state = 'sent' WHERE event = 'code'`,
    `SET payload = '{}', state = 'sent' WHERE event = 'code'`,
    `SET payload = json_set(payload, '$.html', '', '$.text', '') WHERE event = 'code'`,
    `SET key = 'another'`,
  ])('%s is refused', async (change) => {
    await put(outbox.db, draft('r-1'), await codeLetter('c-1'));
    const client = createClient({ url: outbox.url });
    await expect(client.execute(`UPDATE letter ${change}`)).rejects.toThrow('frozen');
    client.close();
  });
});
