import { afterAll, beforeAll, beforeEach, vi } from 'vitest';
import { type Ledger, openLedger } from '../testing/ledger';

/** For all tests of a file: the ledger that its commands find, and what they print, which is kept from the terminal. */
export function commandLine() {
  let opened: Ledger | undefined;
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  beforeAll(async () => {
    opened = await openLedger();
    vi.stubEnv('REBOUND_DATABASE_URL', opened.url);
  });
  beforeEach(() => {
    log.mockClear();
    error.mockClear();
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await opened?.close();
  });
  return {
    /** Is there from the file's own `beforeAll` on. */
    get ledger(): Ledger {
      if (!opened) throw new Error('The ledger is not open yet.');
      return opened;
    },
    /** All that was printed in this test: the answers, then the complaints. */
    said: () => [...log.mock.calls, ...error.mock.calls].flat().join('\n'),
  };
}
