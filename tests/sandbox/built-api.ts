import { fileURLToPath } from 'node:url';

/** What Node is to run for the API, or for the operator's command line, as they are built. */
export function builtApi(name: 'api' | 'rebound'): string[] {
  return ['--enable-source-maps', fileURLToPath(new URL(`../../api/.output/server/${name}.mjs`, import.meta.url))];
}
