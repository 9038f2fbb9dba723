import type { Instant } from '@rebound/shared/time';
import { type AboutCommitment, factsOf, nameOf } from './about-commitment';
import type { Letter } from './letter';
import { when } from './when';

export interface AcceptedModel extends AboutCommitment {
  acceptedBy: string;
  acceptedAt: Instant;
  erp: string;
}

/** To whoever sent a commitment that accounting has accepted: nothing is left for them to do. */
export function acceptedLetter(model: AcceptedModel): Letter {
  const { company, project, number, acceptedBy, acceptedAt, erp, zone } = model;
  return {
    subject: `${company}: Commitment ${number} accepted for export`,
    preview: `${nameOf(model)}: it goes to ${erp} with the next export.`,
    about: `${company} · ${project}`,
    state: { tone: 'good', words: 'Accepted by accounting' },
    heading: 'Accepted for export',
    parts: [
      { kind: 'sentence', words: `${acceptedBy} accepted ${nameOf(model)} on ${when(acceptedAt, zone)}.` },
      { kind: 'sentence', words: `It goes to ${erp} with the next export. There is nothing left for you to do.` },
      { kind: 'links', links: [{ words: 'View Online', url: model.pageUrl }] },
      { kind: 'facts', facts: factsOf(model) },
    ],
    because: `You get this because you sent this commitment to accounting at ${company}.`,
  };
}
