import type { Commitment } from '@rebound/shared/commitment/schema';
import type { Change } from '@rebound/shared/history/schema';
import type { Person } from '@rebound/shared/permission/schema';
import type { Rejection } from '@rebound/shared/rejection/schema';
import type { Instant } from '@rebound/shared/time';
import type { LetterDraft } from './enqueue';
import type { AboutCommitment } from './letters/about-commitment';
import { codeLetter } from './letters/code';
import type { Letter } from './letters/letter';
import { rejectedLetter } from './letters/rejected';
import { renderLetter } from './letters/render-letter';
import { resentLetter } from './letters/resent';

interface Named {
  id: string;
  name: string;
}

/** What letters about a commitment are made of. `from` is the sender's address; `zone` an IANA name, UTC without one. */
export interface Occasion {
  company: Named;
  project: Named;
  /** As it is after the event. */
  commitment: Commitment;
  recipients: readonly Person[];
  pageUrl: string;
  from: string;
  zone?: string | undefined;
  /** For a letter that can still be taken back; else it leaves at once. */
  dueAt?: Instant | undefined;
}

/** The letters that tell of `rejection`. Pure, and slow enough to be called before the transaction opens. */
export function draftRejected(occasion: Occasion & { rejection: Rejection }): Promise<LetterDraft[]> {
  const { rejection } = occasion;
  const letter = rejectedLetter({
    ...aboutOf(occasion),
    round: rejection.round,
    comment: rejection.comment,
    rejectedBy: rejection.rejectedBy.name,
    rejectedAt: rejection.rejectedAt,
  });
  return draftsOf(letter, occasion, { event: 'rejected', eventId: rejection.id, at: rejection.rejectedAt });
}

/** A re-send as its letters tell it. `rejection` is the one that it answers; `null` after a retrieval. */
export interface ResentOccasion extends Occasion {
  /** `id` names the re-send for ever: nobody is told of it twice. */
  resent: { id: string; by: Named; at: Instant };
  rejection: Rejection | null;
  /** Since that rejection. */
  changes: readonly Change[];
  erpIntegrationsUrl?: string | undefined;
}

/** The letters that tell the approvers of a re-send. */
export function draftResent(occasion: ResentOccasion): Promise<LetterDraft[]> {
  const { resent, rejection, changes, erpIntegrationsUrl } = occasion;
  const letter = resentLetter({
    ...aboutOf(occasion),
    resentBy: resent.by.name,
    resentAt: resent.at,
    answers: rejection && {
      comment: rejection.comment,
      by: rejection.rejectedBy.name,
      at: rejection.rejectedAt,
      changes,
    },
    erpIntegrationsUrl,
  });
  return draftsOf(letter, occasion, { event: 'resent', eventId: resent.id, at: resent.at });
}

/** The letter with a sign-in code. `id` names this code, so that the next one is another letter. */
export function draftCode(occasion: {
  id: string;
  company: Named;
  person: Person;
  code: string;
  at: Instant;
  validMinutes: number;
  from: string;
}): Promise<LetterDraft[]> {
  const { id, company, person, code, at, validMinutes, from } = occasion;
  const until = new Date(Date.parse(at) + validMinutes * 60_000).toISOString();
  const letter = codeLetter({ company: company.name, code, validMinutes });
  return draftsOf(letter, { company, from, recipients: [person] }, { event: 'code', eventId: id, at, until });
}

async function draftsOf(
  letter: Letter,
  {
    company,
    commitment,
    recipients,
    from,
    dueAt,
  }: Pick<Occasion, 'company' | 'recipients' | 'from' | 'dueAt'> & { commitment?: Commitment },
  told: Pick<LetterDraft, 'event' | 'eventId' | 'at'> & { until?: Instant },
): Promise<LetterDraft[]> {
  const rendered = await renderLetter(letter);
  return recipients.map((person) => ({
    ...told,
    companyId: company.id,
    commitmentId: commitment?.id ?? null,
    person,
    // RFC 3834: keeps answering machines quiet.
    payload: { from, to: person.email, ...rendered, headers: { 'Auto-Submitted': 'auto-generated' } },
    dueAt: dueAt ?? told.at,
    until: told.until ?? null,
  }));
}

function aboutOf({ company, project, commitment, pageUrl, zone }: Occasion): AboutCommitment {
  const { kind, number, title, contractCompany, round } = commitment;
  return {
    company: company.name,
    project: project.name,
    kind,
    number,
    title,
    contractCompany: contractCompany?.name ?? null,
    round,
    pageUrl,
    zone,
  };
}
