import type { Instant } from '@rebound/shared/time';
import type { TrustedServer } from './signed-by';

/** A mail that came in, as the provider keeps it. */
export interface ReceivedMail {
  /** The addresses that it was delivered for, which is not what its To says. */
  receivedFor: string[];
  receivedAt: Instant;
  from: string;
  subject: string;
  /** The mail byte for byte; `null` where it is too large to be fetched whole. */
  source: Uint8Array | null;
}

/** What became of one call. `gone`: the provider has no such mail and never will. */
export type Fetched =
  | { outcome: 'fetched'; mail: ReceivedMail }
  | { outcome: 'gone'; why: string }
  | { outcome: 'retry'; why: string; restMs: number };

/**
 * Fetches mails that came in from a provider. An expected failure is data; the promise resolves within the receiver's own
 * time limit, or soon after `signal` is aborted.
 */
export interface Receiver {
  /** Whose verdicts on a mail's signatures are believed: the server that takes mail in for the provider. */
  server: TrustedServer;
  fetch(id: string, signal?: AbortSignal): Promise<Fetched>;
}
