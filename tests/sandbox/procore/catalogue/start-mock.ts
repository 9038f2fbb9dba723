import { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { listenOnLoopback } from '../../port-in-use';
import { type Document, operationFor } from './document';
import { requestFaults } from './request-faults';
import { sampleOf } from './sample';

/** By method and path: what the catalogue has lost of an answer, laid over what it says. */
export type Lost = Readonly<Record<string, unknown>>;

/** A server that answers from the catalogue, on 127.0.0.1, and writes down what it has against each request. */
export async function startMock(document: Document, lost: Lost) {
  const faults: string[] = [];
  const asked: string[] = [];
  const app = new Hono().all('*', async (c) => {
    const { pathname, search } = new URL(c.req.url);
    const method = c.req.method;
    const body = method === 'GET' ? null : await c.req.text();
    asked.push(`${method} ${pathname}`);
    const found = requestFaults(document, {
      ...{ method, path: pathname, query: search, body },
      contentType: c.req.header('content-type') ?? null,
    });
    faults.push(...found);
    const operation = operationFor(document, method, pathname)?.operation;
    if (!operation || found.length) return c.json({ errors: found }, 400);
    const [status, answer] = Object.entries(operation.responses).find(([code]) => code.startsWith('2')) ?? ['200', {}];
    const sample = sampleOf(answer.content?.['application/json']?.schema);
    return c.json(laidOver(sample, lost[`${method} ${pathname}`]) as object, Number(status) as 200);
  });
  const server = createAdaptorServer({ fetch: app.fetch });
  const port = await listenOnLoopback(server, 0, 'port');
  return {
    url: `http://127.0.0.1:${port}`,
    /** What was wrong, and what was asked, oldest first. */
    ...{ faults, asked },
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
        if (server instanceof Server) server.closeAllConnections();
      }),
  };
}

function laidOver(sample: unknown, over: unknown): unknown {
  if (over === undefined) return sample;
  if (!isRecord(sample) || !isRecord(over)) return over;
  const names = new Set([...Object.keys(sample), ...Object.keys(over)]);
  return Object.fromEntries([...names].map((name) => [name, laidOver(sample[name], over[name])]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
