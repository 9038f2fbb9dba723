import { type Loader, loadersFor } from './mail-loaders';
import { readPauses } from './page-pauses';

/** Which webmail's loader runs where on `sites`, but for those that the operator has paused: nothing runs in their place. */
export async function unpausedLoaders(sites: readonly string[]): Promise<Loader[]> {
  const paused = new Set((await readPauses()).map(({ adapter }) => adapter));
  return loadersFor(sites).filter(({ id }) => !paused.has(id));
}
