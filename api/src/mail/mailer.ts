/** One email as it was frozen when it was put in the outbox. Never changed afterwards. */
export interface OutgoingLetter {
  from: string;
  to: string;
  subject: string;
  html: string;
  text: string;
  headers: Record<string, string>;
}

/** What an answer says about how often one may call. */
export interface Answered {
  /** How long the provider asks to be left alone, with every letter; 0 where it does not. */
  restMs: number;
  /** The calls that it takes in a window of time, and how many of them are left. */
  limit?: { calls: number; windowMs: number; left: number } | undefined;
  /** That this call was one too many. */
  isLimited?: boolean;
}

/** What became of one letter that the provider has decided on. `refused`: it was not taken and never will be. */
export type Fate = { outcome: 'sent'; providerId: string } | { outcome: 'refused'; why: string };

/** It may or may not have been taken, so it must be sent again under the same key. */
export interface Retry {
  outcome: 'retry';
  why: string;
}

/** What became of one call with one letter. */
export type Delivery = Answered & (Fate | Retry);

/** What became of one call with a batch; `each` in the order of the letters. */
export type BatchDelivery = Answered &
  ({ outcome: 'answered'; each: Fate[] } | { outcome: 'refused'; why: string } | Retry);

/**
 * Hands letters to a mail provider that takes each `key` (1–256 printable ASCII characters) once: the same key with the
 * same letter, or the same letters in the same order, gets the first answer again for 24 h. An expected failure is data;
 * the promise resolves within the mailer's own time limit, or soon after `signal` is aborted.
 */
export interface Mailer {
  send(letter: OutgoingLetter, key: string, signal?: AbortSignal): Promise<Delivery>;
  /** Hands over 2 to `most` letters in one call; those that are in order are taken whatever is wrong with others. */
  batch?: { most: number; send(letters: OutgoingLetter[], key: string, signal?: AbortSignal): Promise<BatchDelivery> };
}
