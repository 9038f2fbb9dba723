import type { Commitment } from '@rebound/shared/commitment/schema';
import { whoToNotify } from '@rebound/shared/notification/who-to-notify';
import type { Instant } from '@rebound/shared/time';
import { and, eq } from 'drizzle-orm';
import { readCommitment } from '../commitment/read-commitment';
import { commitment as commitmentTable } from '../commitment/table';
import { pageUrlOf } from '../commitment/view';
import type { Reader, Tx } from '../db/db';
import type { Deps } from '../deps';
import { NotFound } from '../errors';
import { appendHistory } from '../history/append-history';
import { draftRejected } from '../notification/draft-letters';
import { enqueue, type LetterDraft } from '../notification/enqueue';
import { involvedIn } from '../notification/involved';
import { peopleOf } from '../permission/project-people';
import { company, project } from '../permission/table';
import { lettersOfSeenResend, setBySeenResend, writeSeenResend } from '../resend/record-seen-resend';
import { pictureOf } from './picture-of';
import { type Evidence, type EvidencePlan, planEvidence } from './plan-evidence';
import { readRejections } from './read-rejections';
import { rejection as table } from './table';

export interface HeardEvidence extends Evidence {
  /** Addresses whose owners know of it already, and so get no letter. */
  knowing?: readonly string[];
  /** Done in the same transaction. May run again, as the transaction may. */
  also?: (tx: Tx, recorded: Recorded) => Promise<void>;
}

/**
 * How much was news, and how many of the rejections seen were known; `ids` names them all, `opened` the one now open.
 * `doubted`: a re-send of the one that was open is shown, and not proven.
 */
export interface Recorded {
  recorded: number;
  known: number;
  doubted: boolean;
  opened: string | null;
  ids: string[];
}

interface Scope {
  companyId: string;
  commitmentId: string;
}

/** How often others may be first before it is no coincidence. */
const mostTries = 20;

/**
 * Takes note of rejections that a page or a mail shows: the rejection is open, the count goes up, those whom it concerns
 * are told, in one transaction. What is known already is not recorded again, however often and by whatever way it is
 * heard. Whether the upstream hears evidence, and from whom, is asked before. Throws `NotFound`.
 */
export async function recordEvidence(
  deps: Pick<Deps, 'db' | 'now' | 'mail' | 'changes' | 'lettersWait'>,
  scope: Scope,
  evidence: HeardEvidence,
): Promise<Recorded> {
  const knowing = (evidence.knowing ?? []).map((address) => address.toLowerCase());
  for (let tries = 0; tries < mostTries; tries += 1) {
    const matter = await readMatter(deps.db.read, scope);
    const { commitment } = matter;
    const at = deps.now();
    const plan = planEvidence(commitment, matter.rejections.toReversed(), evidence, at);
    const letters = await lettersFor(deps, matter, plan, { knowing: new Set(knowing), now: at });
    const told = plan.answered.length + (plan.opened ? 1 : 0);
    const news = told + (plan.resent ? 1 : 0);
    const recorded = {
      ...{ recorded: news, known: plan.ids.length - told, doubted: plan.doubted, ids: plan.ids },
      opened: plan.opened?.id ?? null,
    };
    const set = plan.resent ? setBySeenResend(matter, plan.resent) : plan.set;
    const isOurs = await deps.db.write(async (tx) => {
      if (!(await isAsRead(tx, scope, commitment, news ? { ...set, updatedAt: at } : null))) return false;
      await writePlan(tx, scope, plan, commitment, at);
      if (plan.resent) await writeSeenResend(tx, matter, plan.resent, at);
      await enqueue(tx, letters);
      await evidence.also?.(tx, recorded);
      return true;
    });
    if (!isOurs) continue;
    const { projectId, version } = commitment;
    const { commitmentId, companyId } = scope;
    if (news) deps.changes.publish(companyId, { commitmentId, projectId, version: version + 1 });
    if (letters.length) deps.lettersWait();
    return recorded;
  }
  throw new Error(`Commitment ${scope.commitmentId} changed ${mostTries} times while evidence of it was heard.`);
}

type Matter = Awaited<ReturnType<typeof readMatter>>;

async function readMatter(read: Reader, { companyId, commitmentId }: Scope) {
  const commitment = await readCommitment(read, companyId, commitmentId);
  if (!commitment) throw new NotFound();
  const [owner] = await read
    .select({ company, project: { id: project.id, name: project.name } })
    .from(project)
    .innerJoin(company, eq(company.id, project.companyId))
    .where(and(eq(project.id, commitment.projectId), eq(project.companyId, companyId)));
  if (!owner) throw new NotFound();
  const asCreator = { companyId, person: commitment.createdBy };
  const { people } = await peopleOf(read, asCreator, commitment.projectId, commitment.kind);
  return { commitment, ...owner, people, rejections: await readRejections(read, companyId, commitmentId) };
}

async function lettersFor(
  deps: Pick<Deps, 'db' | 'mail'>,
  matter: Omit<Matter, 'rejections'>,
  { opened: rejection, resent }: EvidencePlan,
  told: { knowing: ReadonlySet<string>; now: Instant },
): Promise<LetterDraft[]> {
  if (resent) return lettersOfSeenResend(deps, matter, resent, told);
  if (!rejection) return [];
  const { db, mail } = deps;
  const { company, commitment } = matter;
  const concerned = whoToNotify('rejected', await involvedIn(db.read, company.id, matter), company);
  return draftRejected({
    ...matter,
    commitment: { ...commitment, round: rejection.round },
    rejection,
    recipients: concerned.filter(({ email }) => !told.knowing.has(email.toLowerCase())),
    pageUrl: pageUrlOf(matter),
    from: mail.from,
  });
}

/** Writes `news` on the commitment, if it still is as it was read; without news, says whether it is. */
async function isAsRead(
  tx: Tx,
  { companyId, commitmentId }: Scope,
  { version, projectId }: Commitment,
  news: Partial<typeof commitmentTable.$inferInsert> | null,
): Promise<boolean> {
  const asRead = and(
    eq(commitmentTable.id, commitmentId),
    eq(commitmentTable.companyId, companyId),
    eq(commitmentTable.projectId, projectId),
    eq(commitmentTable.version, version),
  );
  if (!news) return (await tx.select({ id: commitmentTable.id }).from(commitmentTable).where(asRead)).length === 1;
  const set = { ...news, version: version + 1, updatedBy: null };
  return (await tx.update(commitmentTable).set(set).where(asRead)).rowsAffected === 1;
}

async function writePlan(
  tx: Tx,
  { companyId, commitmentId }: Scope,
  { superseded, raised, answered, opened }: EvidencePlan,
  commitment: Commitment,
  at: Instant,
): Promise<void> {
  const called = (id: string) => and(eq(table.companyId, companyId), eq(table.id, id));
  if (superseded) {
    const { id, closedAt } = superseded;
    await tx.update(table).set({ outcome: 'resent', closedAt }).where(called(id));
  }
  for (const { id, ...more } of raised) await tx.update(table).set(more).where(called(id));
  for (const one of [...answered, ...(opened ? [opened] : [])]) {
    const { name } = one.rejectedBy;
    await tx.insert(table).values({
      ...{ ...one, companyId, rejectedBy: null, rejectedByName: name, closedBy: null },
      heardAt: at,
      picture: pictureOf(commitment),
    });
    const from = one === opened && commitment.erpState !== 'rejected' ? commitment.erpState : null;
    const event = { kind: 'rejected', from, comment: one.comment, knownFrom: one.evidence } as const;
    await appendHistory(tx, { companyId, person: { id: null, name } }, { commitmentId, at, event });
  }
}
