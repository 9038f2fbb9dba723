import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { builtApi } from './built-api';

const readyWithinMs = 60_000;

export interface Api {
  url: string;
  /** Asks it to end, as an operator would. */
  stop(): Promise<void>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Stops answering, with every connection left open; not on Windows. */
  pause(): void;
  resume(): void;
}

/** Runs the API as its own process, as in production; resolves when it is ready. `env` is all the environment it gets. */
export async function startApi(port: number, env: Record<string, string>, logFile: string): Promise<Api> {
  const child = spawn(process.execPath, builtApi('api'), {
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      ...env,
      REBOUND_PORT: String(port),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = createWriteStream(logFile, { flags: 'a' });
  const said: string[] = [];
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  child.stderr.on('data', (part) => said.push(String(part)));
  const url = `http://127.0.0.1:${port}`;
  await ready(child, `${url}/readyz`, said);
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
    log.end();
  };
  return {
    url,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    pause: () => child.kill('SIGSTOP'),
    resume: () => child.kill('SIGCONT'),
  };
}

/** The same, to be started again after it has been stopped or killed. */
export async function runApi(...how: Parameters<typeof startApi>) {
  let api = await startApi(...how);
  return {
    url: api.url,
    stop: () => api.stop(),
    kill: () => api.kill(),
    pause: () => api.pause(),
    resume: () => api.resume(),
    start: async () => {
      api = await startApi(...how);
    },
  };
}

async function ready(child: ChildProcess, url: string, said: string[]): Promise<void> {
  const until = Date.now() + readyWithinMs;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`The API did not start.\n${said.join('')}`);
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await sleep(50);
  }
  child.kill('SIGKILL');
  throw new Error(`The API was not ready after ${readyWithinMs / 1000} s.\n${said.join('')}`);
}
