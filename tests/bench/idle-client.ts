import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { openLedger } from '@rebound/api/testing/ledger';
import { launchBrowser } from '../sandbox/browser';
import { aBrowser } from '../sandbox/browser/a-browser';
import { keepSignedIn } from '../stories/keep-signed-in';
import type { Benchmark } from './benchmark';

const extensionDir = fileURLToPath(new URL('../../extension/.output/chrome-mv3-sandbox', import.meta.url));
const minutes = 6;
const settledMs = 10_000;

/**
 * B5: what a browser asks of the API in which nobody does anything. A debugger keeps a worker awake, so none is attached:
 * the browser that was signed in is closed, and its profile opened by another. Counted from 10 s after the stream of
 * events stands, without what a start takes, for 6 minutes; whatever dies every 30 s or every 5 minutes is in it.
 */
export const idleClient: Benchmark = {
  name: `requests of an idle client, counted for ${minutes} minutes`,
  unit: 'requests/h',
  peer: 'a poll every 30 s',
  target: { atMost: 0.25 },
  prepare: async () => {
    const seen = await idleFor(minutes * 60_000);
    return { ours: async () => seen * (60 / minutes), peer: async () => 120 };
  },
};

async function idleFor(ms: number): Promise<number> {
  const ledger = await openLedger();
  const profileDir = await mkdtemp(join(tmpdir(), 'rebound-idle-'));
  const asked: string[] = [];
  const fetch: Parameters<typeof serve>[0]['fetch'] = (request, env) => {
    asked.push(new URL(request.url).pathname);
    return ledger.app.fetch(request, env);
  };
  const server = serve({ fetch, hostname: '127.0.0.1', port: 0 });
  try {
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const tokens = { manager: await ledger.tokenOf('manager@one.test') };
    const signedIn = await launchBrowser({ extensionDir, profileDir, headless: true });
    await keepSignedIn(signedIn, { api: { url }, tokens }, 'manager');
    await signedIn.close();

    asked.length = 0;
    const browser = openBrowser(profileDir);
    try {
      for (let tries = 0; !asked.includes('/v1/events'); tries += 1) {
        if (tries > 60) throw new Error(`The worker opened no stream in 60 s; it asked for ${asked.join(', ')}`);
        await wait(1_000);
      }
      await wait(settledMs);
      const before = asked.length;
      await wait(ms);
      return asked.length - before;
    } finally {
      browser.kill();
      await once(browser, 'exit');
    }
  } finally {
    server.close();
    if ('closeAllConnections' in server) server.closeAllConnections();
    await ledger.close();
    await rm(profileDir, { recursive: true, force: true });
  }
}

/** As a person opens it, on an empty page. Google's own Chrome loads no extension this way. */
function openBrowser(profileDir: string) {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const quiet = ['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  const extension = [`--user-data-dir=${profileDir}`, `--load-extension=${extensionDir}`];
  const args = ['--headless=new', '--disable-gpu', ...asRoot, ...quiet, ...extension, 'about:blank'];
  return spawn(aBrowser().path, args, { stdio: 'ignore' });
}
