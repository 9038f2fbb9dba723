import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fromRoot, root } from './root.mjs';

const windows = process.platform === 'win32';

/** The Node that the lockfile pins. The package keeps its binary under another name on Windows. */
export function node24() {
  return fromRoot('node_modules/node/bin', windows ? 'node.exe' : 'node');
}

export const hasNode24 = () => existsSync(node24());

/** Runs `args` on Node 24 with this terminal, hands signals on to it, and ends this process as it ended. */
export function runNode24(args) {
  const child = spawn(node24(), args, { cwd: root, stdio: 'inherit' });
  forwardSignals(child);
  return new Promise(() => {
    child.on('error', (error) => {
      console.error(`Node 24 did not start: ${error.message}`);
      process.exit(1);
    });
    child.on('exit', (code, signal) => {
      if (!signal || windows) process.exit(code ?? 1);
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    });
  });
}

function forwardSignals(child) {
  // The terminal itself sends Ctrl-C to every process in it; a second one would cut the child's tidying short.
  process.on('SIGINT', () => {
    if (!process.stdin.isTTY && !windows) child.kill('SIGINT');
  });
  if (windows) return;
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
}
