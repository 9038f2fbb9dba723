/** @jsxImportSource react */
import { render } from '@react-email/render';
import type { Letter } from './letter';
import { forOutlook } from './outlook';
import { headerLine, keepingLines, oneLine } from './plain-text';
import { Sheet } from './sheet';
import { textOf } from './text';

export interface Rendered {
  subject: string;
  html: string;
  text: string;
}

/** Everything of a letter that depends on what it says. Pure: the same letter gives the same bytes. */
export async function renderLetter(letter: Letter): Promise<Rendered> {
  const clean = cleaned(letter);
  return {
    subject: headerLine(letter.subject),
    html: forOutlook(await render(<Sheet letter={clean} />)),
    text: textOf(clean),
  };
}

/** Every text of the letter, whoever wrote it, made fit to print; only a comment keeps its lines. */
function cleaned(letter: Letter): Letter {
  return JSON.parse(JSON.stringify(letter), (name, value) => {
    if (typeof value !== 'string') return value;
    return name === 'comment' ? keepingLines(value) : oneLine(value);
  });
}
