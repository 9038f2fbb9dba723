/** Reads a stream of server-sent events; calls what `heard` has for an event's name with its data, `alive` for any sign of life. */
export async function readEventStream(
  body: ReadableStream<Uint8Array>,
  { heard, alive }: { heard: ReadonlyMap<string, (data: string) => Promise<void>>; alive(): void },
): Promise<void> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of body) {
    alive();
    const events = (text + decoder.decode(chunk, { stream: true })).split(/\r?\n\r?\n/);
    text = events.pop() ?? '';
    for (const event of events) {
      const lines = event.split(/\r?\n/);
      const told = (field: string) =>
        lines.filter((line) => line.startsWith(field)).map((line) => line.slice(field.length).trim());
      await heard.get(told('event:').at(-1) ?? '')?.(told('data:').join('\n'));
    }
  }
}
