import { createHash, randomBytes } from 'node:crypto';

/** What a token is for, told by its first letters: to us, to its owner, and to scanners of leaked secrets. */
export const tokenPrefix = { session: 'rbp_', connector: 'rbc_' } as const;

/** Any token of ours in a text. */
export const anyToken = /rb[pc]_[\w-]{43}/g;

/** A new token of 256 random bits. Its owner sees it once; we keep its digest. */
export function mintToken(kind: keyof typeof tokenPrefix): string {
  return tokenPrefix[kind] + randomBytes(32).toString('base64url');
}

/** What is kept of a token. Plain SHA-256 is enough where there is nothing to guess. */
export function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
