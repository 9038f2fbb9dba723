import { browser } from 'wxt/browser';
import { ownDatabase } from './own-database';

type Area = 'local' | 'session';

/** One value that is kept: `local` outlives the browser, `session` outlives the worker. */
export interface Stored<T> {
  get(): Promise<T>;
  set(value: T): Promise<void>;
  /** Reads, changes and writes with no other change between; answers what `work` returned. */
  update<R>(work: (value: T) => { value: T; result: R }): Promise<R>;
}

export function stored<T>(area: Area, key: string, initial: T): Stored<T> {
  // One queue per value: two events of the worker must not overwrite each other's change.
  let last: Promise<unknown> = Promise.resolve();
  const get = async () => ((await shelfOf(area).get(key)) as T | undefined) ?? initial;
  const set = (value: T) => shelfOf(area).set(key, value);
  return {
    get,
    set,
    update(work) {
      const turn = last.then(async () => {
        const { value, result } = work(await get());
        await set(value);
        return result;
      });
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}

/** Where an area is kept: content scripts get at none of it. */
function shelfOf(area: Area): Shelf {
  if (area === 'local' && !canBeKeptToOurselves()) return ownDatabase;
  const within = browser.storage[area];
  return {
    get: async (key) => (await within.get(key))[key],
    set: (key, value) => within.set({ [key]: value }),
  };
}

interface Shelf {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
}

/** Firefox cannot: there every content script reads all of `storage.local`. */
function canBeKeptToOurselves(): boolean {
  return browser.storage.local.setAccessLevel !== undefined;
}

/** Keeps the browser's storage away from content scripts, where the browser can. */
export async function keepStorageToOurselves(): Promise<void> {
  await browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}
