import { z } from 'zod';

/**
 * Text that can be given back character for character. A database ends a text at NUL, and half a surrogate pair cannot
 * be written in any encoding; both are refused, since everything else is kept as typed.
 */
export function text() {
  return z.string().refine(isWhole, 'A character in it cannot be kept: NUL, or half of a surrogate pair.');
}

function isWhole(value: string): boolean {
  return value.isWellFormed() && !value.includes('\0');
}

/** Whether there is anything to see in it: space, line ends and characters without width are nothing. */
export function hasInk(value: string): boolean {
  return /[^\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(value);
}
