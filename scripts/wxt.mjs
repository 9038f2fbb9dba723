import { node24 } from './node24.mjs';
import { quietly } from './quietly.mjs';
import { fromRoot } from './root.mjs';

/** Runs WXT on the extension. Whether it worked. */
export function wxt(title, ...args) {
  const cli = fromRoot('extension/node_modules/wxt/bin/wxt.mjs');
  return quietly(title, node24(), [cli, ...args], { cwd: fromRoot('extension') });
}

let prepared;

/** Generates what the extension's sources import from `.wxt`, once in a process. Whether it worked. */
export function prepare() {
  prepared ??= wxt('Preparing the extension', 'prepare');
  return prepared;
}
