// Steers the direction of what follows, or cannot be seen: of use only to make a name look like another. What joins or
// varies the letters and emoji beside it stays.
const unseen = /[\p{Default_Ignorable_Code_Point}--[\u200c\u200d\p{Variation_Selector}]]/gv;

/** A name or title fit for one line of a letter or a mail header: without line breaks, control or direction characters. */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(unseen, '')
    .replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ')
    .trim();
}

/** One line for a mail header, which is read as it stands and not as an encoded word (RFC 2047) that hides another text. */
export function headerLine(text: string): string {
  return oneLine(text).replaceAll('=?', '= ?');
}

/** What somebody wrote, with its line breaks and its own writing direction; only control characters are left out. */
export function keepingLines(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim();
}
