import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { type Ledger, openLedger } from '../testing/ledger';
import { createChangeFeed } from './change-feed';
import { pingMs } from './tell-changes';

let ledger: Ledger;
beforeAll(async () => {
  ledger = await openLedger();
});
afterEach(() => {
  vi.useRealTimers();
});
afterAll(() => ledger.close());

/** Reads an event stream until it has seen `events`, or for a second; returns the data lines. */
async function listen(who: string, act: () => Promise<unknown>): Promise<string[]> {
  const answer = await ledger.as(who, 'GET', '/v1/events');
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) throw new Error('The stream has no body.');
  const heard: string[] = [];
  const reading = (async () => {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      heard.push(...(part.value.match(/(?<=data: ).*/g) ?? []));
    }
  })();
  await act();
  await new Promise((resolve) => setTimeout(resolve, 100));
  await reader.cancel();
  await reading;
  return heard;
}

it('tells who may see the commitment that it changed, and nobody else', async () => {
  const send = () => ledger.play('sc-1', ['manager', 'send']);
  const accept = () => ledger.play('sc-1', ['controller', 'accept']);
  expect(await listen('reader', send)).toEqual([JSON.stringify({ commitmentId: 'sc-1', version: 2 })]);
  expect(await listen('elsewhere', accept)).toEqual([]);
  expect(await listen('manager@two.test', () => ledger.play('sc-2', ['manager', 'send']))).toEqual([]);
});

it('carries nothing from one company to another', () => {
  const feed = createChangeFeed();
  const heard: string[] = [];
  for (const company of ['one', 'two']) feed.subscribe(company, () => heard.push(company));
  feed.publish('two', { commitmentId: 'sc-1', version: 2, projectId: 'p1' });
  expect(heard).toEqual(['two']);
});

it('keeps telling those who came after somebody that ends twice', () => {
  const feed = createChangeFeed();
  const heard: string[] = [];
  const end = feed.subscribe('one', () => heard.push('the one who left'));
  end();
  feed.subscribe('one', () => heard.push('the one who came'));
  end();
  feed.publish('one', { commitmentId: 'sc-1', version: 2, projectId: 'p1' });
  expect(heard).toEqual(['the one who came']);
});

it('lets go of a stream that nobody reads', async () => {
  const listening = vi.spyOn(ledger.deps.changes, 'subscribe');
  expect((await ledger.as('reader', 'HEAD', '/v1/events')).status).toBe(200);
  expect(listening).not.toHaveBeenCalled();
  listening.mockRestore();
});

it('breaks off without a word of why when the database fails', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const stream = (await ledger.as('reader', 'GET', '/v1/events')).body?.getReader();
  await stream?.read();
  const callerOf = vi.spyOn(ledger.deps.signIn, 'callerOf').mockImplementation(async () => {
    throw new Error('Failed query: select\nparams: 4711');
  });
  const next = stream?.read();
  await vi.advanceTimersByTimeAsync(pingMs);
  expect(await next).toEqual({ done: true, value: undefined });
  expect(said).not.toHaveBeenCalled();
  callerOf.mockRestore();
});
