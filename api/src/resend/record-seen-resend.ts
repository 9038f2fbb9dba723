import { erpIntegrationsUrl } from '@rebound/shared/commitment/page-url';
import type { Commitment } from '@rebound/shared/commitment/schema';
import { whoToNotify } from '@rebound/shared/notification/who-to-notify';
import type { ProjectPeople } from '@rebound/shared/permission/actor';
import type { Person } from '@rebound/shared/permission/schema';
import { changesBetween } from '@rebound/shared/rejection/changes-since';
import { isNewsOfResend } from '@rebound/shared/resend/proves-resend';
import type { Instant } from '@rebound/shared/time';
import { wallClock } from '@rebound/shared/wall-clock';
import { and, eq } from 'drizzle-orm';
import { pageUrlOf } from '../commitment/view';
import type { Tx } from '../db/db';
import type { Deps } from '../deps';
import { appendHistory } from '../history/append-history';
import { draftResent } from '../notification/draft-letters';
import type { LetterDraft } from '../notification/enqueue';
import { involvedIn } from '../notification/involved';
import type { company } from '../permission/table';
import { rejection as rejectionTable } from '../rejection/table';
import type { SeenResendPlan } from './plan-seen-resend';
import { resend as table } from './table';

interface Matter {
  commitment: Commitment;
  company: typeof company.$inferSelect;
  project: { id: string; name: string };
  people: ProjectPeople;
}

/** Of whom no more is known than where they did it. */
const nobodyNamed = 'Procore';

/** Who the page names, where that is exactly one of those who can re-send. */
function senderIn({ people }: Pick<Matter, 'people'>, { by }: SeenResendPlan): Person | null {
  const called = people.admins.filter(({ name }) => name === by);
  return called.length === 1 ? (called[0] ?? null) : null;
}

/** What the commitment becomes by a re-send that a page showed. Whoever sent it before still did if nobody else is known. */
export function setBySeenResend(matter: Matter, resent: SeenResendPlan) {
  const { commitment } = matter;
  const sentBy = senderIn(matter, resent)?.id ?? commitment.sentBy?.id ?? null;
  return { erpState: 'awaiting' as const, round: commitment.round + 1, sentAt: resent.at, sentBy };
}

/**
 * The letters that tell the approvers of it, as of any other re-send; who is `knowing` gets none, and nobody does when it
 * is old: accounting may have decided since, which nobody here is told.
 */
export async function lettersOfSeenResend(
  { db, mail }: Pick<Deps, 'db' | 'mail'>,
  matter: Matter,
  resent: SeenResendPlan,
  { knowing, now }: { knowing: ReadonlySet<string>; now: Instant },
): Promise<LetterDraft[]> {
  if (!isNewsOfResend(resent, now)) return [];
  const { commitment, company } = matter;
  const { rejection, by, at } = resent;
  const concerned = whoToNotify('resent', await involvedIn(db.read, company.id, matter), company);
  return draftResent({
    ...{ ...matter, rejection, from: mail.from, dueAt: now },
    commitment: { ...commitment, round: commitment.round + 1 },
    resent: { id: idOf(commitment), by: by === null ? null : { id: '', name: by }, at, inProcore: true },
    changes: changesBetween(rejection.picture, commitment),
    recipients: concerned.filter(({ email }) => !knowing.has(email.toLowerCase())),
    pageUrl: pageUrlOf(matter),
    erpIntegrationsUrl: erpIntegrationsUrl(company.webUrl, company.id),
  });
}

/** Closes the rejection, and writes down who re-sent it, when, and who had the page open that says so. */
export async function writeSeenResend(
  tx: Tx,
  { commitment, company }: Matter,
  { rejection, on, by, at, asOf, seenBy }: SeenResendPlan,
  now: Instant,
): Promise<void> {
  const { id: commitmentId, round, sentBy, sentAt } = commitment;
  await tx.insert(table).values({
    ...{ id: idOf(commitment), companyId: company.id, commitmentId, round: round + 1, rejectionId: rejection.id },
    ...{ resentBy: null, resentByName: by, seenOn: on, seenBy: seenBy.id, resentAt: at, heldUntil: now },
    ...{ fromState: 'rejected' as const, previousSentBy: sentBy?.id ?? null, previousSentAt: sentAt },
  });
  await tx
    .update(rejectionTable)
    .set({ outcome: 'resent', closedAt: asOf })
    .where(and(eq(rejectionTable.companyId, company.id), eq(rejectionTable.id, rejection.id)));
  const seen = { on, by: seenBy.name, at: wallClock(at, company.zone) };
  const event = { kind: 'resent', from: 'rejected', seen } as const;
  const person = { id: null, name: by ?? nobodyNamed };
  await appendHistory(tx, { companyId: company.id, person }, { commitmentId, at: now, event });
}

/** Named by the version, as every re-send is. */
function idOf({ id, version }: Commitment): string {
  return `${id}-${version}`;
}
