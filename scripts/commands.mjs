import { existsSync } from 'node:fs';
import { build } from './build.mjs';
import { apiOutput } from './bundle-api.mjs';
import { install } from './install.mjs';
import { runNode24 } from './node24.mjs';
import { fromRoot } from './root.mjs';

const builds = { start: ['sandbox', 'api'], bench: ['chrome', 'sandbox', 'api'], api: ['api'], rebound: ['api'] };

const commands = {
  start: ['tests/sandbox/start.ts'],
  test: ['scripts/test.mjs'],
  'test:long': ['scripts/test-long.mjs'],
  build: ['scripts/build.mjs'],
  bench: ['tests/bench/main.ts'],
  api: [`${apiOutput}/api.mjs`],
  rebound: [`${apiOutput}/rebound.mjs`],
  letters: ['tests/sandbox/letters/main.ts'],
  fix: ['node_modules/@biomejs/biome/bin/biome', 'check', '--write'],
};

/** Installs what is missing, then runs one of `commands` on Node 24 and ends as it ends. */
export async function runCommand([name, ...args]) {
  const command = Object.hasOwn(commands, name ?? '') ? commands[name] : undefined;
  if (!command) return fail(`Say which command: ${Object.keys(commands).join(', ')}.`);
  if (process.env.npm_lifecycle_event) stopWithParent();
  if (!(await install())) process.exit(1);

  const [file, ...rest] = command;
  if (!(await build(builds[name] ?? []))) process.exit(1);
  if (!existsSync(fromRoot(file))) return fail(`npm run ${name} needs ${file}, and it is not here.`);
  // React draws a letter in half the time.
  if (name === 'api') process.env.NODE_ENV ??= 'production';
  const loader = file.endsWith('.ts') ? ['--import', 'tsx'] : ['--enable-source-maps'];
  await runNode24([...loader, fromRoot(file), ...rest, ...args]);
}

/** npm starts us through `sh -c`: a dash that stays between passes no signal on, it dies and leaves us behind. */
function stopWithParent() {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 250);
  watch.unref();
}

function fail(message) {
  console.error(message);
  process.exit(2);
}
