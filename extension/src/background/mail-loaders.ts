import type { ScriptPublicPath } from 'wxt/utils/inject-script';
import { webmails } from './webmails';

const anywhere = '*://*/';
const rest = 'any-mail';

/** One loader, and where it is to run. */
export interface Loader {
  id: string;
  js: [ScriptPublicPath];
  matches: string[];
  excludeMatches: string[];
}

/**
 * Which webmail's loader runs where on `sites`: by the kind of address first, then by the host, and the careful reader
 * of any mail on all others. On no address more than one.
 */
export function loadersFor(sites: readonly string[]): Loader[] {
  const byAddress = webmails.flatMap(({ loader, patterns }) => {
    const paths = patterns.filter((one) => one.startsWith(anywhere)).map((one) => one.slice(anywhere.length));
    return matched(
      loader,
      sites.flatMap((site) => paths.map((path) => site.replace(/\*$/, path))),
    );
  });
  const taken = byAddress.flatMap(({ matches }) => matches);
  const byHost = Map.groupBy(sites, (site) => webmails.find(({ patterns }) => patterns.includes(site))?.loader ?? rest);
  return [...byAddress, ...[...byHost].flatMap(([loader, matches]) => matched(loader, matches, taken))];
}

function matched(loader: string, matches: string[], excludeMatches: string[] = []): Loader[] {
  return matches.length
    ? [{ id: loader, js: [`/content-scripts/${loader}.js` as ScriptPublicPath], matches, excludeMatches }]
    : [];
}
