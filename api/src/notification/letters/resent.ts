import { changedText } from '@rebound/shared/history/rows';
import type { Change } from '@rebound/shared/history/schema';
import type { Instant } from '@rebound/shared/time';
import { type AboutCommitment, factsOf, nameOf } from './about-commitment';
import type { Letter, Link, Part } from './letter';
import { when } from './when';

export interface ResentModel extends AboutCommitment {
  /** `null` where only Procore knows. */
  resentBy: string | null;
  resentAt: Instant;
  /** By Procore's own button, and not by Rebound: then it is known from a page. */
  inProcore?: boolean;
  /** What it answers; `null` when the commitment was taken back instead of rejected. */
  answers: { comment: string; by: string; at: Instant; changes: readonly Change[] } | null;
  erpIntegrationsUrl?: string | undefined;
}

/** To every approver, the moment a commitment waits for acceptance again. */
export function resentLetter(model: ResentModel): Letter {
  const { company, project, number, zone, answers } = model;
  return {
    subject: `${company}: Commitment ${number} re-sent for ERP acceptance`,
    preview: answers ? `${nameOf(model)}: ${changedInShort(answers.changes)}` : nameOf(model),
    about: `${company} · ${project}`,
    state: { tone: 'wait', words: 'Waiting for accounting' },
    heading: 'Re-sent for ERP acceptance',
    parts: [
      { kind: 'sentence', words: resentWords(model) },
      ...(answers ? answerParts(answers, zone) : []),
      { kind: 'links', links: linksOf(model) },
      { kind: 'facts', facts: factsOf(model) },
    ],
    because: `You get this because you accept commitments for export at ${company}.`,
  };
}

function resentWords(model: ResentModel): string {
  const { resentBy, resentAt, inProcore, zone } = model;
  const there = inProcore ? ' in Procore' : '';
  const at = when(resentAt, zone);
  return resentBy === null
    ? `${nameOf(model)} was re-sent${there} on ${at}, as its page shows.`
    : `${resentBy} re-sent ${nameOf(model)}${there} on ${at}${inProcore ? ', as its Change History says' : ''}.`;
}

function answerParts({ comment, by, at, changes }: NonNullable<ResentModel['answers']>, zone?: string): Part[] {
  const changed: Part = changes.length
    ? {
        kind: 'changes',
        label: 'Changed since the rejection',
        changes: changes.map((change) => ({
          label: changedText(change),
          from: change.from ?? 'none',
          to: change.to ?? 'none',
        })),
      }
    : { kind: 'sentence', words: 'Nothing was changed since the rejection.' };
  return [changed, { kind: 'comment', label: 'Rejection Comments', comment, by: `${by}, ${when(at, zone)}` }];
}

function linksOf({ pageUrl, erpIntegrationsUrl }: ResentModel): [Link, ...Link[]] {
  const more = erpIntegrationsUrl ? [{ words: 'Open ERP Integrations', url: erpIntegrationsUrl }] : [];
  return [{ words: 'View Online', url: pageUrl }, ...more];
}

function changedInShort(changes: readonly Change[]): string {
  if (!changes.length) return 'nothing was changed since the rejection';
  return changes.length === 1 ? '1 change since the rejection' : `${changes.length} changes since the rejection`;
}
