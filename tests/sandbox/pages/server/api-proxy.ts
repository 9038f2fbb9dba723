import { Hono } from 'hono';
import { signedInAs, type World } from './signed-in-as';
import { unreachable } from './unreachable';

const passedOn = ['content-type', 'if-match', 'if-none-match', 'idempotency-key'];
const passedBack = ['content-type', 'etag', 'retry-after'];

/** `/api/…` is the Rebound API's `/v1/…`, asked with the chosen person's token. The token never reaches the browser. */
export function apiProxy(apiUrl: string, world: World, timeoutMs: number) {
  return new Hono().all('/api/*', async (c) => {
    const { token } = signedInAs(c, world);
    const { pathname, search } = new URL(c.req.url);
    const isStream = pathname === '/api/events';
    const changes = !['GET', 'HEAD'].includes(c.req.method);
    const answer = await fetch(new URL(pathname.replace(/^\/api/, '/v1') + search, apiUrl), {
      method: c.req.method,
      headers: { ...picked(c.req.raw.headers, passedOn), authorization: `Bearer ${token}` },
      redirect: 'error',
      // A stream ends when the browser leaves: the server then cancels the body that it passes on.
      ...(!isStream && { signal: AbortSignal.timeout(timeoutMs) }),
      ...(changes && { body: await c.req.arrayBuffer() }),
    }).catch((cause: unknown) => unreachable(apiUrl, cause));
    // A stream has no end to wait for; anything else is read here, while its timeout still counts.
    const body = isStream
      ? untilItEnds(answer.body)
      : await answer.arrayBuffer().catch((cause: unknown) => unreachable(apiUrl, cause));
    if (body instanceof Response) return body;
    const empty = answer.status === 204 || answer.status === 304;
    return new Response(empty ? null : body, { status: answer.status, headers: picked(answer.headers, passedBack) });
  });
}

/** The API may go away in the middle: for the page its stream has then ended, and the page asks for another. */
function untilItEnds(body: ReadableStream<Uint8Array> | null): ReadableStream<Uint8Array> | null {
  const reader = body?.getReader();
  if (!reader) return null;
  return new ReadableStream({
    pull: (controller) =>
      reader.read().then(
        ({ done, value }) => (done ? controller.close() : controller.enqueue(value)),
        () => controller.close(),
      ),
    cancel: (reason) => reader.cancel(reason),
  });
}

function picked(headers: Headers, names: string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (headers.has(name) ? [[name, headers.get(name) ?? '']] : [])));
}
