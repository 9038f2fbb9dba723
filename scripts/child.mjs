import { spawn } from 'node:child_process';
import { fromRoot, root } from './root.mjs';

/** What Node has compiled once, for those that are started again and again. */
process.env.NODE_COMPILE_CACHE ??= fromRoot('node_modules/.cache/compiled');

/** Runs `args` on the Node that runs us, on this terminal, and takes it along when we are told to stop. Its exit code. */
export function runNode(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
    let stopped = false;
    const stop = (signal) => {
      stopped = true;
      child.kill(signal);
    };
    process.on('SIGTERM', stop).on('SIGINT', stop);
    child.on('exit', (code, signal) => {
      process.off('SIGTERM', stop).off('SIGINT', stop);
      if (stopped) process.exit(code ?? 1);
      resolve(code ?? (signal ? 1 : 0));
    });
  });
}
