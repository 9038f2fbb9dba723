const store = 'kept';
let opened: Promise<IDBDatabase> | undefined;

/**
 * What outlives the browser, where content scripts cannot read it: a database belongs to the extension's own origin,
 * and a content script runs under its page's. A value is kept when `set` resolves, whatever happens to the machine then.
 */
export const ownDatabase = {
  async get(key: string): Promise<unknown> {
    const reading = (await database()).transaction(store).objectStore(store).get(key);
    return new Promise((resolve, reject) => {
      reading.onsuccess = () => resolve(reading.result);
      reading.onerror = () => reject(reading.error);
    });
  },
  async set(key: string, value: unknown): Promise<void> {
    const writing = (await database()).transaction(store, 'readwrite', { durability: 'strict' });
    writing.objectStore(store).put(value, key);
    return new Promise((resolve, reject) => {
      writing.oncomplete = () => resolve();
      writing.onabort = () => reject(writing.error);
    });
  },
};

function database(): Promise<IDBDatabase> {
  opened ??= open().catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

function open(): Promise<IDBDatabase> {
  const opening = indexedDB.open('rebound', 1);
  return new Promise((resolve, reject) => {
    opening.onupgradeneeded = () => opening.result.createObjectStore(store);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
}
