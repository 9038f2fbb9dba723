import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Ledger, openLedger } from '../testing/ledger';

let ledger: Ledger;
beforeAll(async () => {
  ledger = await openLedger();
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
