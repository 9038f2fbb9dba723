import type { Instant } from '@rebound/shared/time';
import { type AboutCommitment, factsOf, nameOf } from './about-commitment';
import type { Letter } from './letter';
import { rejectionSubject } from './rejected';
import { when } from './when';

export interface ReminderModel extends AboutCommitment {
  comment: string;
  rejectedBy: string;
  rejectedAt: Instant;
  /** Working days since the rejection. */
  days: number;
  /** Who was reminded before, where this goes to the project's Admins for that. */
  reminded: { name: string | null; at: Instant } | null;
}

/**
 * Of a rejection that nobody has acted on: to its sender, and later to the project's Admins. Its subject is that of the
 * rejection, by which mail programs put the two together, and it says all that the rejection said.
 */
export function reminderLetter(model: ReminderModel): Letter {
  const { company, project, rejectedBy, rejectedAt, zone, days, reminded } = model;
  const long = days === 1 ? '1 working day' : `${days} working days`;
  return {
    subject: rejectionSubject(company),
    preview: `Reminder after ${long}. ${nameOf(model)}: ${model.comment}`,
    about: `${company} · ${project}`,
    state: { tone: 'bad', words: `Rejected by accounting ${long} ago` },
    heading: 'Reminder: this rejection waits for an answer',
    parts: [
      {
        kind: 'sentence',
        words: `${rejectedBy} rejected ${nameOf(model)} on ${when(rejectedAt, zone)}. It has been neither re-sent nor voided since.`,
      },
      { kind: 'comment', label: 'Rejection Comments', comment: model.comment },
      { kind: 'links', links: [{ words: 'View Online', url: model.pageUrl }] },
      { kind: 'facts', facts: factsOf(model) },
    ],
    because: reminded
      ? `You get this, once, because you are an Admin on this project's Commitments tool at ${company}${afterWhom(reminded, zone)}.`
      : `You get this, once, because you sent or look after this commitment at ${company}.`,
  };
}

function afterWhom({ name, at }: NonNullable<ReminderModel['reminded']>, zone: string | undefined): string {
  return name ? `, and ${name} was reminded on ${when(at, zone)}` : '';
}
