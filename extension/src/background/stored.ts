import { browser } from 'wxt/browser';

type Area = 'local' | 'session';

/** One value in the browser's storage: `local` outlives the browser, `session` outlives the worker. */
export interface Stored<T> {
  get(): Promise<T>;
  set(value: T): Promise<void>;
  /** Reads, changes and writes with no other change between; answers what `work` returned. */
  update<R>(work: (value: T) => { value: T; result: R }): Promise<R>;
}

export function stored<T>(area: Area, key: string, initial: T): Stored<T> {
  // One queue per value: two events of the worker must not overwrite each other's change.
  let last: Promise<unknown> = Promise.resolve();
  const get = async () => ((await browser.storage[area].get(key))[key] as T | undefined) ?? initial;
  const set = (value: T) => browser.storage[area].set({ [key]: value });
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

/** Keeps the session away from content scripts, where the browser can. */
export async function keepStorageToOurselves(): Promise<void> {
  await browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}
