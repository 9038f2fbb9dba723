import { browser } from 'wxt/browser';
import { stored } from './stored';

/** A page that was recognised and could not be read: how many elements each of its selectors found, and no text. */
interface Miss {
  page: string;
  version: string;
  shape: Record<string, number>;
}

const misses = stored<Miss[]>('local', 'misses', []);
const mostMisses = 20;

/** Once per page and version. */
export function keepMiss({ page, shape }: Pick<Miss, 'page' | 'shape'>): Promise<void> {
  const { version } = browser.runtime.getManifest();
  return misses.update((all) => {
    const known = all.some((other) => other.page === page && other.version === version);
    return { value: known ? all : [...all, { page, version, shape }].slice(-mostMisses), result: undefined };
  });
}
