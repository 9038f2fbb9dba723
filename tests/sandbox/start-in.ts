import { mkdir, rm } from 'node:fs/promises';

/** What stops each part that was started, in the order in which they were. */
export type Stops = (() => Promise<unknown>)[];

/** Starts parts in an emptied folder. `stop` ends them all, the last one first; so does a part that fails to start. */
export async function startIn<T extends object>(folder: string, start: (stops: Stops) => Promise<T>) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const stops: Stops = [];
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end();
  };
  try {
    return { ...(await start(stops)), folder, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
