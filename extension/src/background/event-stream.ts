/** Reads a stream of server-sent events; calls `heard` for each event of one name with its data, `alive` for any sign of life. */
export async function readEventStream(
  body: ReadableStream<Uint8Array>,
  name: string,
  { heard, alive }: { heard(data: string): Promise<void>; alive(): void },
): Promise<void> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of body) {
    alive();
    const events = (text + decoder.decode(chunk, { stream: true })).split(/\r?\n\r?\n/);
    text = events.pop() ?? '';
    for (const event of events) {
      const lines = event.split(/\r?\n/);
      const data = lines.filter((line) => line.startsWith('data:')).map((line) => line.slice('data:'.length).trim());
      if (lines.includes(`event: ${name}`)) await heard(data.join('\n'));
    }
  }
}
