import type { Instant } from '@rebound/shared/time';
import { type AboutCommitment, factsOf, nameOf } from './about-commitment';
import type { Letter } from './letter';
import { when } from './when';

export interface RejectedModel extends AboutCommitment {
  comment: string;
  rejectedBy: string;
  rejectedAt: Instant;
}

/** To whoever sent or created a commitment that accounting rejected. The subject and labels are the ones that people search for. */
export function rejectedLetter(model: RejectedModel): Letter {
  const { company, project, rejectedBy, rejectedAt, zone } = model;
  return {
    subject: `${company}: ERP Commitment Rejection Notification`,
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
    because: `You get this because you sent or created this commitment at ${company}.`,
  };
}
