import { expect, test } from 'vitest';
import { readEventStream } from './event-stream';

const change = '{"commitmentId":"700101","version":8}';

test.each([
  ['one event', [`event: changed\ndata: ${change}\n\n`], [change]],
  ['cut in the middle', [`event: chan`, `ged\ndata: ${change}\n`, '\n'], [change]],
  ['two at once', [`event: changed\ndata: 1\n\nevent: changed\ndata: 2\n\n`], ['1', '2']],
  ['pings', [': ping\n\n', ': ping\n\n'], []],
  ['another name', ['event: hello\ndata: 1\n\n'], []],
  ['no name', ['data: 1\n\n'], []],
  ['an event that never ends', ['event: changed\ndata: 1\n'], []],
  ['carriage returns', ['event: changed\r\ndata: 1\r\n\r\n'], ['1']],
])('%s', async (_, chunks, expected) => {
  const heard: string[] = [];
  let lives = 0;
  const changed = async (data: string) => {
    heard.push(data);
  };
  await readEventStream(streamOf(chunks), { heard: new Map([['changed', changed]]), alive: () => lives++ });
  expect(heard).toEqual(expected);
  expect(lives).toBeGreaterThan(0);
});

function streamOf(chunks: readonly string[]): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(encoder.encode(chunk));
      controller.close();
    },
  });
}
