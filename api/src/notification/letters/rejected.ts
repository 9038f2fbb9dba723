import type { Instant } from '@rebound/shared/time';
import { type AboutCommitment, factsOf, nameOf } from './about-commitment';
import type { Letter } from './letter';
import { when } from './when';

export interface RejectedModel extends AboutCommitment {
  comment: string;
  rejectedBy: string;
  rejectedAt: Instant;
}

/** The words that people search for, and that the extension knows a rejection by. */
export function rejectionSubject(company: string): string {
  return `${company}: ERP Commitment Rejection Notification`;
}

/** To whoever has to do with a commitment that accounting rejected. Subject and labels are those of Procore's own mail. */
export function rejectedLetter(model: RejectedModel): Letter {
  const { company, project, rejectedBy, rejectedAt, zone } = model;
  return {
    subject: rejectionSubject(company),
    preview: `${nameOf(model)}: ${model.comment}`,
    about: `${company} · ${project}`,
    state: { tone: 'bad', words: 'Rejected by accounting' },
    heading: 'ERP Commitment Rejection Notification',
    parts: [
      { kind: 'sentence', words: `${rejectedBy} rejected ${nameOf(model)} on ${when(rejectedAt, zone)}.` },
      { kind: 'comment', label: 'Rejection Comments', comment: model.comment },
      { kind: 'links', links: [{ words: 'View Online', url: model.pageUrl }] },
      { kind: 'facts', facts: factsOf(model) },
    ],
    because: `You get this because you sent, created, follow or look after this commitment at ${company}.`,
  };
}
