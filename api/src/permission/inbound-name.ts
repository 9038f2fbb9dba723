import { randomBytes } from 'node:crypto';

const letters = 'abcdefghijkmnpqrstuvwxyz23456789';

/** 130 bits, in letters and digits that survive a mail program that writes everything small, and a telephone. */
export function newInboundName(): string {
  return `erp-${[...randomBytes(26)].map((byte) => letters[byte % letters.length]).join('')}`;
}
