import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('reader.ts', import.meta.url));

export interface ReaderOptions {
  databaseUrl: string;
  resendUrl: string;
  startedAt: number;
  speed: number;
}

/** Starts a reader of mails that came in as its own process; resolves when it looks for some. */
export async function startReader({ databaseUrl, resendUrl, startedAt, speed }: ReaderOptions) {
  const env = {
    ...{ PATH: process.env.PATH, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE, TIMEOUT_MS: '1500' },
    ...{ DATABASE_URL: databaseUrl, RESEND_URL: resendUrl, STARTED_AT: String(startedAt), SPEED: String(speed) },
  };
  const child = fork(file, { env, execArgv: ['--import', 'tsx'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const exited = once(child, 'exit');
  const [word] = await Promise.race([once(child, 'message'), exited]);
  if (word !== 'ready') throw new Error(`The reader did not start: ${word}`);
  return {
    /** Ends it as a power cut would. */
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
