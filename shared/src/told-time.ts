import type { Instant } from './time';
import { instantOn } from './wall-clock';

const monthInLetters = /[a-z]{3}/i;
const hasZone = /(?:\b(?:GMT|UTC|Z)|[+-]\d{2}:?\d{2})\s*(?:\(.*\))?$/;

/**
 * The moment that a mail program tells in English words, on the clocks of `zone` unless it names an offset; `null` for
 * what it tells in any other way: of 3/11 nobody knows which is the month.
 */
export function toldInstant(words: string, zone: string): Instant | null {
  const plain = words
    .replace(/\s+at\s+/i, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const named = plain.replace(/\b(?:am|pm|at|GMT|UTC)\b/gi, '');
  if (!monthInLetters.test(named)) return null;
  if (hasZone.test(plain)) return instantIn(Date.parse(plain));
  const onWall = Date.parse(`${plain} UTC`);
  return Number.isNaN(onWall) ? null : instantOn(new Date(onWall).toISOString().slice(0, 16), zone);
}

function instantIn(ms: number): Instant | null {
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}
