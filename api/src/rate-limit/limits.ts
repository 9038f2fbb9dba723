/** How much is let through before the answer is 429. */
export interface Limits {
  /** Requests a minute of one person or connector, */
  person: number;
  /** of all people of one company together, */
  company: number;
  /** and from one network address, signed in or not; webhooks likewise, counted by themselves. */
  address: number;
  /** Sign-in codes an hour for one email address, asked for from one network address; guesses likewise. */
  codes: number;
}

/** Far above what people do, and low enough that one of them cannot keep the API from the others. */
export const defaultLimits: Limits = { person: 600, company: 6000, address: 3000, codes: 10 };
