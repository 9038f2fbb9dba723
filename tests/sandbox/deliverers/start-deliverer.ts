import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('deliverer.ts', import.meta.url));

export interface DelivererOptions {
  databaseUrl: string;
  resendUrl: string;
  /** From when on its clock runs `speed` times as fast; milliseconds since the epoch. */
  startedAt: number;
  speed: number;
  timeoutMs: number;
}

export type Deliverer = Awaited<ReturnType<typeof startDeliverer>>;

/** Starts a deliverer as its own process; resolves when it looks for letters. */
export async function startDeliverer({ databaseUrl, resendUrl, startedAt, speed, timeoutMs }: DelivererOptions) {
  const env = {
    ...{ PATH: process.env.PATH, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE },
    ...{ DATABASE_URL: databaseUrl, RESEND_URL: resendUrl, STARTED_AT: String(startedAt) },
    ...{ SPEED: String(speed), TIMEOUT_MS: String(timeoutMs) },
  };
  const child = fork(file, { env, execArgv: ['--import', 'tsx'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const exited = once(child, 'exit');
  const [word] = await Promise.race([once(child, 'message'), exited]);
  if (word !== 'ready') throw new Error(`The deliverer did not start: ${word}`);
  return {
    /** Ends it as a power cut would, also when it is paused. */
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
    /** Stops it where it stands, with its connections left open. */
    pause: () => child.kill('SIGSTOP'),
    resume: () => child.kill('SIGCONT'),
  };
}
