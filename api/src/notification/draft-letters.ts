import type { Change } from '@rebound/shared/history/schema';
import type { Person } from '@rebound/shared/permission/schema';
import type { Rejection } from '@rebound/shared/rejection/schema';
import type { Instant } from '@rebound/shared/time';
import { aboutOf, draftsOf, type Named, type Occasion } from './draft';
import type { LetterDraft } from './enqueue';
import { acceptedLetter } from './letters/accepted';
import { codeLetter } from './letters/code';
import { rejectedLetter } from './letters/rejected';
import { reminderLetter } from './letters/reminder';
import { resentLetter } from './letters/resent';
import { voidedLetter } from './letters/voided';

/** Something done to a commitment. `id` names it for ever: nobody is told of it twice. */
export interface Deed {
  id: string;
  by: Named;
  at: Instant;
}

/** The letters that tell of `rejection`. */
export function draftRejected(occasion: Occasion & { rejection: Rejection }): Promise<LetterDraft[]> {
  const { rejection } = occasion;
  const letter = rejectedLetter({ ...aboutOf(occasion), round: rejection.round, ...wordsOf(rejection) });
  return draftsOf(letter, occasion, { event: 'rejected', eventId: rejection.id, at: rejection.rejectedAt });
}

/** A re-send as its letters tell it. `rejection` is the one that it answers; `null` after a retrieval. */
export interface ResentOccasion extends Occasion {
  /** `by` is `null` where it was made in Procore, and nobody knows by whom. */
  resent: Omit<Deed, 'by'> & { by: Named | null; inProcore?: boolean };
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
    resentBy: resent.by?.name ?? null,
    resentAt: resent.at,
    inProcore: resent.inProcore ?? false,
    answers: rejection && { ...answerTo(rejection), changes },
    erpIntegrationsUrl,
  });
  return draftsOf(letter, occasion, { event: 'resent', eventId: resent.id, at: resent.at });
}

/** The letters that tell who sent a commitment that it was accepted. */
export function draftAccepted(occasion: Occasion & { accepted: Deed; erp: string }): Promise<LetterDraft[]> {
  const { accepted, erp } = occasion;
  const letter = acceptedLetter({
    ...{ ...aboutOf(occasion), erp },
    ...{ acceptedBy: accepted.by.name, acceptedAt: accepted.at },
  });
  return draftsOf(letter, occasion, { event: 'accepted', eventId: accepted.id, at: accepted.at });
}

/** The letters that tell the approvers that a rejected commitment will not come back. */
export function draftVoided(occasion: Occasion & { voided: Deed; rejection: Rejection }): Promise<LetterDraft[]> {
  const { voided, rejection } = occasion;
  const letter = voidedLetter({
    ...{ ...aboutOf(occasion), answers: answerTo(rejection) },
    ...{ voidedBy: voided.by.name, voidedAt: voided.at },
  });
  return draftsOf(letter, occasion, { event: 'voided', eventId: voided.id, at: voided.at });
}

/** A rejection that nobody has acted on. `reminded` is there where this goes to the Admins, after its sender. */
export interface ReminderOccasion extends Occasion {
  rejection: Rejection;
  at: Instant;
  days: number;
  reminded: { name: string | null; at: Instant } | null;
}

/** The letters that bring a rejection to mind. */
export function draftReminder(occasion: ReminderOccasion): Promise<LetterDraft[]> {
  const { rejection, at, days, reminded } = occasion;
  const letter = reminderLetter({
    ...{ ...aboutOf(occasion), round: rejection.round, days, reminded },
    ...wordsOf(rejection),
  });
  return draftsOf(letter, occasion, { event: reminded ? 'escalated' : 'reminded', eventId: rejection.id, at });
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

function wordsOf({ comment, rejectedBy, rejectedAt }: Rejection) {
  return { comment, rejectedBy: rejectedBy.name, rejectedAt };
}

function answerTo({ comment, rejectedBy, rejectedAt }: Rejection) {
  return { comment, by: rejectedBy.name, at: rejectedAt };
}
