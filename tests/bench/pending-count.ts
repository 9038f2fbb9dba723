import { once } from 'node:events';
import { createAdaptorServer } from '@hono/node-server';
import { openLedger, rejected } from '@rebound/api/testing/ledger';
import { smallCompany } from '@rebound/api/testing/small-company';
import autocannon from 'autocannon';
import { Hono } from 'hono';
import type { Benchmark } from './benchmark';

const connections = 32;
const seconds = 3;

export const pendingCount: Benchmark = {
  name: 'the pending count, signed in, 32 connections',
  unit: 'requests/s',
  peer: 'a bare Hono hello in the same process',
  target: { atLeast: 0.6 },
  prepare: async () => {
    const ledger = await openLedger([smallCompany()]);
    await ledger.play('sc-1', ...rejected);
    const authorization = `Bearer ${await ledger.tokenOf('manager@one.test')}`;
    const hello = new Hono().get('/', (c) => c.json({ hello: 'world' }));
    const [api, bare] = [await serve(ledger.app.fetch), await serve(hello.fetch)];
    return {
      ours: () => load(`${api.url}/v1/rejections/count`, { authorization }),
      peer: () => load(`${bare.url}/`, {}),
      close: async () => {
        api.close();
        bare.close();
        await ledger.close();
      },
    };
  },
};

async function serve(fetch: Parameters<typeof createAdaptorServer>[0]['fetch']) {
  const server = createAdaptorServer({ fetch });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The server has no port.');
  return { url: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}

async function load(url: string, headers: Record<string, string>): Promise<number> {
  const { requests, non2xx } = await autocannon({ url, headers, connections, duration: seconds, workers: 1 });
  if (non2xx) throw new Error(`${non2xx} answers of ${url} were no success.`);
  return requests.average;
}
