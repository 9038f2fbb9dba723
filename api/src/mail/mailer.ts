/** One email as it was frozen when it was put in the outbox. Never changed afterwards. */
export interface OutgoingLetter {
  from: string;
  to: string;
  subject: string;
  html: string;
  text: string;
  headers: Record<string, string>;
}

/**
 * What became of one call. `retry`: it may or may not have been taken, so it must be sent again under the same key.
 * `refused`: it was not taken and never will be. `restMs`: how long the provider asks to be left alone, with every
 * letter; 0 where it does not.
 */
export type Delivery = { restMs: number } & (
  | { outcome: 'sent'; providerId: string }
  | { outcome: 'retry'; why: string }
  | { outcome: 'refused'; why: string }
);

/**
 * Hands letters to a mail provider that takes each `key` (1–256 printable ASCII characters) once: the same key with the
 * same letter gets the first answer again for 24 h. An expected failure is data; the promise resolves within the
 * mailer's own time limit, or soon after `signal` is aborted.
 */
export interface Mailer {
  send(letter: OutgoingLetter, key: string, signal?: AbortSignal): Promise<Delivery>;
}
