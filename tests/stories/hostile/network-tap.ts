import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { listenOnLoopback } from '../../sandbox/port-in-use';

/** One request as it came in. */
export interface Heard {
  method: string;
  path: string;
  authorization: string | null;
  /** All of it: the line, each header and the body. */
  text: string;
}

export type Tap = Awaited<ReturnType<typeof startTap>>;
export type Front = Awaited<ReturnType<typeof startFront>>;

/** Another host, which writes down whatever reaches it and answers as Rebound's API does to somebody unknown. */
export async function startTap() {
  const unknown = { type: 'about:blank', title: 'Sign in', status: 401, code: 'unauthenticated', detail: '' };
  return listening((_, response) => {
    response.writeHead(401, { 'Content-Type': 'application/problem+json' }).end(JSON.stringify(unknown));
  });
}

/** A host that stands before the API at `apiUrl`, until it has been turned: then it answers as it was told to. */
export async function startFront(apiUrl: string) {
  let answer: ((response: ServerResponse) => void) | null = null;
  const front = await listening((incoming, response, body) => {
    if (answer) return answer(response);
    const { method, headers } = incoming;
    const passed = request(new URL(incoming.url ?? '/', apiUrl), { method: method ?? 'GET', headers }, (from) => {
      response.writeHead(from.statusCode ?? 502, from.headers);
      from.pipe(response);
    });
    passed.on('error', () => response.destroy());
    response.on('close', () => passed.destroy());
    passed.end(body);
  });
  return {
    ...front,
    turn(turned: typeof answer) {
      answer = turned;
    },
  };
}

async function listening(answer: (incoming: IncomingMessage, response: ServerResponse, body: string) => void) {
  const heard: Heard[] = [];
  const server = createServer(async (incoming, response) => {
    const { method = '', url = '', rawHeaders } = incoming;
    let body = '';
    for await (const part of incoming) body += part;
    const authorization = incoming.headers.authorization ?? null;
    heard.push({ method, path: url, authorization, text: [method, url, ...rawHeaders, body].join('\n') });
    answer(incoming, response, body);
  });
  const port = await listenOnLoopback(server, 0, 'a host of its own');
  return {
    heard,
    url: `http://127.0.0.1:${port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
