import type { Commitment } from '@rebound/shared/commitment/schema';
import type { Person } from '@rebound/shared/permission/schema';
import type { Instant } from '@rebound/shared/time';
import type { LetterDraft } from './enqueue';
import type { AboutCommitment } from './letters/about-commitment';
import type { Letter } from './letters/letter';
import { renderLetter } from './letters/render-letter';
import { threadHeaders } from './thread';

export interface Named {
  id: string;
  name: string;
}

/** What letters about a commitment are made of. `from` is the sender's address. */
export interface Occasion {
  /** `zone`: the IANA name of the zone that times are told in; UTC without one. */
  company: Named & { zone?: string };
  project: Named;
  /** As it is after the event. */
  commitment: Commitment;
  recipients: readonly Person[];
  pageUrl: string;
  from: string;
  /** For a letter that can still be taken back; else it leaves at once. */
  dueAt?: Instant | undefined;
}

type Post = Pick<Occasion, 'company' | 'recipients' | 'from' | 'dueAt'> & {
  commitment?: Commitment;
  headers?: Record<string, string>;
};

/** One letter, the same for all recipients. Pure, and slow enough to be called before a transaction opens. */
export async function draftsOf(
  letter: Letter,
  { company, commitment, recipients, from, dueAt, headers }: Post,
  told: Pick<LetterDraft, 'event' | 'eventId' | 'at'> & { until?: Instant },
): Promise<LetterDraft[]> {
  if (!recipients.length) return [];
  const rendered = await renderLetter(letter);
  const thread = commitment && threadHeaders(from, { companyId: company.id, id: commitment.id });
  return recipients.map((person) => ({
    ...told,
    companyId: company.id,
    commitmentId: commitment?.id ?? null,
    person,
    // RFC 3834: keeps answering machines quiet.
    payload: {
      ...{ from, to: person.email, ...rendered },
      headers: { 'Auto-Submitted': 'auto-generated', ...thread, ...headers },
    },
    dueAt: dueAt ?? told.at,
    until: told.until ?? null,
  }));
}

export function aboutOf({ company, project, commitment, pageUrl }: Occasion): AboutCommitment {
  const { kind, number, title, contractCompany, round } = commitment;
  return {
    ...{ kind, number, title, round, pageUrl },
    company: company.name,
    project: project.name,
    contractCompany: contractCompany?.name ?? null,
    zone: company.zone,
  };
}
