import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDelivering } from './deliver';
import type { LetterDraft } from './enqueue';
import { draft, fixedClock, letterOf, openOutbox, put, retry, scriptedMailer, start } from './outbox.fixture';
import { type Reviewed, releaseLetter, retryLetter } from './review-letter';
import { forgottenAfterMs, later, sureForMs } from './schedule';
import { letter } from './table';

const hour = 3_600_000;
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const many = Array.from({ length: 12 }, (_, index) => `r-${100 + index}`);

let outbox: Awaited<ReturnType<typeof openOutbox>>;
let clock: ReturnType<typeof fixedClock>;
let provider: ReturnType<typeof scriptedMailer>;
beforeEach(async () => {
  outbox = await openOutbox();
  clock = fixedClock();
  provider = scriptedMailer();
});
afterEach(() => outbox.close());

async function drain(): Promise<void> {
  const delivering = startDelivering({ db: outbox.db, mailer: provider.mailer, now: clock.now, log, chance: () => 0 });
  await delivering.drain();
  await delivering.stop();
}

/** Letters that the provider refused, or batches that it refused altogether. */
async function refused(...drafts: LetterDraft[]): Promise<void> {
  await put(outbox.db, ...drafts);
  provider.script.push(...drafts.map(() => ({ outcome: 'refused', why: '422', restMs: 0 }) as const));
  provider.batches.push({ outcome: 'refused', why: '422', restMs: 0 });
  await drain();
  provider.script.length = 0;
}

async function retried(eventId = 'r-1', again = false): Promise<Reviewed> {
  const { id } = await letterOf(outbox.db, eventId);
  return outbox.db.write((tx) => retryLetter(tx, id, again, clock.now()));
}

async function released(eventId = 'r-1'): Promise<Reviewed> {
  const { id } = await letterOf(outbox.db, eventId);
  return outbox.db.write((tx) => releaseLetter(tx, id, 'told by telephone'));
}

const states = async () => (await outbox.db.read.select().from(letter)).map(({ state }) => state);

describe('a letter that needs review is sent again', () => {
  it('under its own key while the provider knows it', async () => {
    await refused(draft('r-1'));
    clock.pass(sureForMs - 1);
    expect(await retried()).toEqual({ done: true, words: 'It is sent again under its key.' });
    await drain();
    expect(new Set(provider.calls)).toEqual(new Set([(await letterOf(outbox.db, 'r-1')).key]));
    expect(await states()).toEqual(['sent']);
  });

  it.each([
    [sureForMs, false, /can be sent anew from 2026-11-19T16:00/],
    [sureForMs, true, /may still know its key/],
    [forgottenAfterMs - 1, true, /may still know its key/],
    [forgottenAfterMs, false, /might arrive twice. If not, --again-after-review/],
  ])('%i ms after the first call, again %s: not yet', async (ms, again, words) => {
    await refused(draft('r-1'));
    clock.pass(ms);
    expect(await retried('r-1', again)).toEqual({ done: false, words: expect.stringMatching(words) });
    await drain();
    expect(provider.calls).toHaveLength(1);
  });

  it('anew when the provider has forgotten it and the operator says so, and counts its day anew', async () => {
    await put(outbox.db, draft('r-1'));
    provider.script.push(...Array.from({ length: 1_000 }, () => retry('503')));
    for (let hours = 0; hours < 26; hours += 0.2) {
      await drain();
      clock.pass(0.2 * hour);
    }
    provider.script.length = 0;
    expect(await retried('r-1', true)).toEqual({ done: true, words: 'It is sent anew.' });
    await drain();
    const one = await letterOf(outbox.db, 'r-1');
    expect(one).toMatchObject({ state: 'sent', attempts: 1, firstTriedAt: clock.now(), reviewed: /anew/ });
    expect(new Set(provider.calls)).toEqual(new Set([one.key]));
  });

  it('with all the others of its batch, as the same call', async () => {
    await refused(...many.map((eventId) => draft(eventId)));
    expect(await retried('r-104')).toEqual({ done: true, words: expect.stringContaining('the 11 others of its call') });
    await drain();
    expect(provider.batchCalls).toHaveLength(2);
    expect(provider.batchCalls[1]).toEqual(provider.batchCalls[0]);
    expect(new Set(await states())).toEqual(new Set(['sent']));
  });

  it('not within the day when others of its batch were taken; later alone, under its own key', async () => {
    await put(outbox.db, ...many.map((eventId) => draft(eventId)));
    provider.batches.push((letters) => ({
      ...{ outcome: 'answered', restMs: 0 },
      each: letters.map(({ subject }) =>
        subject === 'r-104' ? { outcome: 'refused', why: 'no' } : { outcome: 'sent', providerId: subject },
      ),
    }));
    await drain();
    expect((await retried('r-104', true)).words).toMatch(/Others of its call were taken/);
    clock.pass(forgottenAfterMs);
    expect((await retried('r-104', true)).done).toBe(true);
    await drain();
    expect(provider.calls).toEqual([(await letterOf(outbox.db, 'r-104')).key]);
    expect(provider.batchCalls).toHaveLength(1);
  });

  it.each<[string, () => Promise<void>, RegExp]>([
    ['that is not there', async () => undefined, /no such letter/],
    ['that waits', () => put(outbox.db, draft('r-1')), /It is waiting/],
    ['that was sent', () => put(outbox.db, draft('r-1')).then(drain), /It is sent/],
    ['with a code', () => refused(draft('r-1', { event: 'code', until: later(start, hour) })), /asks for another/],
    [
      'that is of no use any more',
      async () => {
        await refused(draft('r-1', { until: later(start, hour) }));
        clock.pass(hour);
      },
      /was of use until/,
    ],
  ])('but not one %s', async (_, prepare, words) => {
    await prepare();
    const [one] = await outbox.db.read.select().from(letter);
    const asked = outbox.db.write((tx) => retryLetter(tx, one?.id ?? 'nothing', true, clock.now()));
    expect(await asked).toEqual({ done: false, words: expect.stringMatching(words) });
    expect(await outbox.db.read.select().from(letter)).toEqual(one ? [one] : []);
  });
});

describe('a letter is released', () => {
  it.each<[string, () => Promise<void>]>([
    ['when it needs review', () => refused(draft('r-1'))],
    ['before it was ever tried', () => put(outbox.db, draft('r-1'))],
  ])('%s, and is never sent', async (_, prepare) => {
    await prepare();
    const before = provider.calls.length;
    expect(await released()).toEqual({ done: true, words: 'It is given up.' });
    await drain();
    expect(provider.calls).toHaveLength(before);
    expect(await letterOf(outbox.db, 'r-1')).toMatchObject({ state: 'released', reviewed: 'told by telephone' });
    expect((await retried()).words).toMatch(/It is released/);
  });

  it('when it came back: it is marked, and stays what it is', async () => {
    await put(outbox.db, draft('r-1'));
    await drain();
    expect((await released()).words).toMatch(/It is sent/);
    await outbox.db.write((tx) => tx.update(letter).set({ delivery: 'bounced' }));
    expect(await released()).toEqual({ done: true, words: 'It is marked as looked at.' });
    expect(await letterOf(outbox.db, 'r-1')).toMatchObject({ state: 'sent', delivery: 'bounced' });
  });

  it('but not once it was tried and may have arrived, nor out of a batch', async () => {
    await put(outbox.db, ...many.map((eventId) => draft(eventId)));
    provider.batches.push(retry());
    await drain();
    expect((await released('r-104')).words).toMatch(/may have arrived/);
    expect(new Set(await states())).toEqual(new Set(['waiting']));
  });
});

describe('what was handed over once is the same call for ever: the database itself refuses', () => {
  it.each<[string, Partial<typeof letter.$inferInsert>]>([
    ['another batch', { batch: 'batch/other' }],
    ['no batch', { batch: null }],
  ])('%s for a letter of a batch', async (_, change) => {
    await put(outbox.db, ...many.map((eventId) => draft(eventId)));
    provider.batches.push(retry());
    await drain();
    const changed = outbox.db.write((tx) => tx.update(letter).set(change).where(eq(letter.eventId, 'r-104')));
    await expect(changed).rejects.toThrow();
  });

  it('a batch for a letter that was tried alone', async () => {
    await put(outbox.db, draft('r-1'));
    provider.script.push(retry());
    await drain();
    await expect(outbox.db.write((tx) => tx.update(letter).set({ batch: 'batch/new' }))).rejects.toThrow();
  });
});
