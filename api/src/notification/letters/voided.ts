import type { Instant } from '@rebound/shared/time';
import { type AboutCommitment, factsOf, nameOf } from './about-commitment';
import type { Letter } from './letter';
import { when } from './when';

export interface VoidedModel extends AboutCommitment {
  voidedBy: string;
  voidedAt: Instant;
  /** The rejection that it ends. */
  answers: { comment: string; by: string; at: Instant };
}

/** To every approver, when a rejected commitment is voided: it will not come back. */
export function voidedLetter(model: VoidedModel): Letter {
  const { company, project, number, voidedBy, voidedAt, zone, answers } = model;
  return {
    subject: `${company}: Commitment ${number} voided after rejection`,
    preview: `${nameOf(model)}: its rejection is closed, it will not be re-sent.`,
    about: `${company} · ${project}`,
    state: { tone: 'muted', words: 'Void' },
    heading: 'Voided after rejection',
    parts: [
      { kind: 'sentence', words: `${voidedBy} voided ${nameOf(model)} on ${when(voidedAt, zone)}.` },
      { kind: 'sentence', words: 'Its rejection is closed: it will not be re-sent, and you need not do anything.' },
      {
        kind: 'comment',
        label: 'Rejection Comments',
        comment: answers.comment,
        by: `${answers.by}, ${when(answers.at, zone)}`,
      },
      { kind: 'links', links: [{ words: 'View Online', url: model.pageUrl }] },
      { kind: 'facts', facts: factsOf(model) },
    ],
    because: `You get this because you accept commitments for export at ${company}.`,
  };
}
