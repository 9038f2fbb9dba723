import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { fromRoot, root } from './root.mjs';

/** What Node has compiled once, for those that are started again and again. */
process.env.NODE_COMPILE_CACHE ??= fromRoot('node_modules/.cache/compiled');

/**
 * Runs `args` on the Node that runs us, on this terminal, and takes it along when we are told to stop. Its exit code.
 * `aside`: it takes what the others leave of the processor, and what it prints comes in one piece when it has ended.
 */
export function runNode(args, { aside = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: aside ? ['ignore', 'pipe', 'pipe'] : 'inherit' });
    const held = [];
    if (aside) {
      setPriority(child.pid, constants.priority.PRIORITY_LOW);
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => held.push(part));
    }
    let stopped = false;
    const stop = (signal) => {
      stopped = true;
      child.kill(signal);
    };
    process.on('SIGTERM', stop).on('SIGINT', stop);
    child.on('close', (code, signal) => {
      process.off('SIGTERM', stop).off('SIGINT', stop);
      process.stdout.write(Buffer.concat(held));
      if (stopped) process.exit(code ?? 1);
      resolve(code ?? (signal ? 1 : 0));
    });
  });
}
