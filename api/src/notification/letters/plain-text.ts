// Steers the direction of what follows, or has no width: of use only to make a name or subject look like another.
const unseen = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** A name or title fit for one line of a letter or a mail header: without line breaks, control or direction characters. */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(unseen, '')
    .replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ')
    .trim();
}

/** What somebody wrote, with its line breaks and its own writing direction; only control characters are left out. */
export function keepingLines(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim();
}
