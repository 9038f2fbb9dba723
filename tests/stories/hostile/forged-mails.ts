import { drawing } from './drawing';
import { demand, forgedKinds, type Known, type Made, type Outcome } from './forged-kinds';
import { letterWith } from './typed-letters';

export interface ForgedMail {
  kind: string;
  subject: string;
  html: string | null;
  text: string;
  /** Occurs wherever the forger could write, and in nothing that is on record. */
  mark: string;
  /** Which commitment the mail is about, where there is to be a panel. */
  about: string | null;
  outcome: Outcome;
}

/** More than 200 forged mails, or of each kind one in `share`; the same seed makes the same ones. */
export async function forgedMails(known: Known, seed: number, share = 1): Promise<ForgedMail[]> {
  const draw = drawing(seed);
  const mails: ForgedMail[] = [];
  for (const [kind, count, forge] of forgedKinds) {
    for (let index = 0; index < count / share; index++) {
      const mark = `quillback${mails.length}x`;
      const made = forge(draw, known, mark);
      const letter = await letterFor(made, mark);
      mails.push({
        ...{ kind, mark, outcome: made.outcome, about: made.outcome === 'none' ? null : made.id },
        subject: made.subject ?? letter.subject,
        html: made.plain ? null : (made.change?.(letter.html) ?? letter.html),
        text: letter.text,
      });
    }
  }
  return apart(mails);
}

/** So that no two neighbours are of one kind: the same panel twice in a row would look like none. */
function apart(mails: readonly ForgedMail[]): ForgedMail[] {
  return [...Map.groupBy(mails, (mail) => mails.indexOf(mail) % 20).values()].flat();
}

/** Our own letter is the best pattern that a forger can have. */
function letterFor({ comment, link: pageUrl = '' }: Made, mark: string) {
  const names = { company: `Northgate ${mark}`, project: `Riverside ${mark}`, contractCompany: `Vendor ${mark}` };
  const what = { number: `SC-${mark}`, title: `Concrete ${mark}`, by: `Alex ${mark}` };
  return letterWith({ ...names, ...what, comment: comment ?? demand(mark), pageUrl });
}
