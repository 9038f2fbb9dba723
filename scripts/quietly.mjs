import { spawn } from 'node:child_process';
import { root } from './root.mjs';

const tailLines = 40;
const groups = process.platform !== 'win32';

/** Runs a command that shows only its name and the time it takes; when it fails, the end of what it said. Whether it worked. */
export function quietly(title, command, args, options = {}) {
  const from = Date.now();
  const clock = progress(title, from);
  const said = [];

  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], detached: groups, ...options });
    // The whole group: npx starts pnpm through a shell that would die alone.
    const stop = (signal) => (groups ? process.kill(-child.pid, signal) : child.kill(signal));
    process.on('SIGINT', stop).on('SIGTERM', stop);

    child.stdout.on('data', (chunk) => said.push(chunk));
    child.stderr.on('data', (chunk) => said.push(chunk));
    child.on('error', (error) => said.push(Buffer.from(`${error.message}\n`)));
    child.on('close', (code, signal) => {
      process.off('SIGINT', stop).off('SIGTERM', stop);
      clock.end(signal ? 'stopped' : code === 0 ? 'done' : 'failed');
      if (signal && groups) return process.kill(process.pid, signal);
      if (code !== 0) console.error(tailOf(Buffer.concat(said).toString()));
      resolve(code === 0);
    });
  });
}

/** A line that counts the seconds on a terminal; elsewhere one line before and one after. */
function progress(title, from) {
  const live = process.stdout.isTTY;
  const seconds = () => Math.round((Date.now() - from) / 1000);
  const show = () => process.stdout.write(`\r${title} … ${seconds()} s `);
  if (!live) console.log(`${title} …`);
  const timer = live && setInterval(show, 1000);
  if (live) show();
  return {
    end(how) {
      clearInterval(timer);
      console.log(`${live ? '\r' : ''}${title}: ${how} after ${seconds()} s   `);
    },
  };
}

function tailOf(text) {
  return text.trimEnd().split('\n').slice(-tailLines).join('\n');
}
