import { sameRejections } from '@rebound/shared/rejection/same-rejection';
import type { Instant } from '@rebound/shared/time';
import { readCommitment } from '../../commitment/read-commitment';
import type { Reader } from '../../db/db';
import type { Deps } from '../../deps';
import { readMail, readSender, Unreadable } from '../../mail/read-mail';
import type { TrustedServer } from '../../mail/signed-by';
import type { company } from '../../permission/table';
import { readRejections } from '../../rejection/read-rejections';
import { recordEvidence } from '../../rejection/record-evidence';
import { bringCommitment } from './bring-commitment';
import { type Came, firstCame } from './first-came';
import { settled, type WaitingMail, writeMail } from './inbox-lease';
import { judgeMail, judgeSender, type Kept, type Verified } from './judge-mail';
import type { inbox } from './table';
import { whoseAddress } from './whose-address';

export type TakeInDeps = Pick<Deps, 'db' | 'now' | 'mail' | 'changes' | 'lettersWait' | 'upstream'>;
type Company = typeof company.$inferSelect;
type Became = Pick<typeof inbox.$inferSelect, 'companyId' | 'state' | 'reason' | 'detail'>;

/**
 * Reads a mail that was fetched, and records what it tells of, in one transaction with what became of it; or keeps it,
 * with the reason, for the operator. Throws `LeaseLost`, and `Answerable` when the upstream cannot be asked now.
 */
export async function takeIn(
  deps: TakeInDeps,
  mail: WaitingMail,
  { server, domain }: { server: TrustedServer; domain: string },
): Promise<Became> {
  const { db } = deps;
  const { isOurs, companies } = await whoseAddress(db.read, domain, mail.receivedFor ?? []);
  const [one] = companies;
  const keep = async ({ kept, detail }: Kept): Promise<Became> => {
    const companyId = companies.length === 1 && one ? one.id : null;
    const became = { companyId, state: 'kept' as const, reason: kept, detail: detail.slice(0, 500) };
    await db.write((tx) => writeMail(tx, mail, { ...settled, ...became }));
    return became;
  };
  if (!isOurs) {
    const detail = 'It came to an address that is not of Rebound.';
    const became = { companyId: null, state: 'dropped' as const, reason: null, detail };
    await db.write((tx) => writeMail(tx, mail, { ...settled, ...became, source: null, sender: null, subject: null }));
    return became;
  }
  if (!one) return keep({ kept: 'unknown-address', detail: 'No company has the address that it came to.' });
  if (companies.length > 1) return keep({ kept: 'several-companies', detail: 'It came to several companies at once.' });
  if (!mail.source) return keep({ kept: 'too-large', detail: 'It is too large to be a notification.' });

  const receivedAt = mail.receivedAt ?? mail.announcedAt;
  const judged = await judgedOrUnread(db.read, mail.source, server, { company: one, receivedAt });
  if ('kept' in judged) return keep(judged);
  if (mayBeOf(one, judged)) await bringCommitment(deps, one.id, judged);
  const foreign = await whyForeign(db.read, one, judged);
  if (foreign) return keep({ kept: 'unknown-commitment', detail: foreign });
  if (!deps.upstream.hearsEvidence) return keep(await againstRecord(db.read, one.id, judged));
  return record(deps, mail, one.id, judged);
}

type Judged = Verified & Came;

async function judgedOrUnread(
  read: Reader,
  source: Uint8Array,
  server: TrustedServer,
  { company: { id, zone, allowedSenders }, receivedAt }: { company: Company; receivedAt: Instant },
): Promise<Judged | Kept> {
  try {
    const sender = judgeSender(readSender(source, server), allowedSenders);
    if ('kept' in sender) return sender;
    const came = await firstCame(read, id, { mark: sender.signature.mark, receivedAt });
    const judged = judgeMail(await readMail(source), { ...sender, ...came, zone, receivedAt });
    return 'kept' in judged ? judged : { ...judged, ...came };
  } catch (error) {
    if (error instanceof Unreadable) return { kept: 'unreadable', detail: error.message };
    throw error;
  }
}

async function record(deps: TakeInDeps, mail: WaitingMail, companyId: string, found: Judged): Promise<Became> {
  const { commitment, rejection, knowing, mark, firstCameAt } = found;
  let became: Became = { companyId, state: 'known', reason: null, detail: null };
  const scope = { companyId, commitmentId: commitment.id };
  await recordEvidence(deps, scope, {
    ...{ grade: 'mail-verified', rejections: [rejection], isWhole: false, sends: null, knowing },
    also: async (tx, { recorded, ids: [rejectionId = null] }) => {
      became = { ...became, state: recorded ? 'recorded' : 'known' };
      await writeMail(tx, mail, { ...settled, ...became, ...scope, rejectionId, mark, firstCameAt });
    },
  });
  return became;
}

function mayBeOf({ id }: Company, { commitment }: Verified): boolean {
  return commitment.companyId === null || commitment.companyId === id;
}

/** Why what View Online names is not one of the company's commitments; `null` if it is. */
async function whyForeign(read: Reader, company: Company, judged: Verified): Promise<string | null> {
  const { id, name } = company;
  const { commitment } = judged;
  const found = await readCommitment(read, id, commitment.id);
  const isThere = found?.kind === commitment.kind && found.projectId === commitment.projectId;
  return isThere && mayBeOf(company, judged)
    ? null
    : `${name} has no such commitment as ${commitment.id} where View Online leads.`;
}

/** What the mail is to a ledger that records every rejection itself: nothing but a hint that something is wrong. */
async function againstRecord(read: Reader, companyId: string, { commitment, rejection }: Verified): Promise<Kept> {
  const known = await readRejections(read, companyId, commitment.id);
  const [same] = sameRejections(known.toReversed(), [rejection], false);
  const agrees = same ? 'It agrees with the record.' : 'It contradicts the record, which has no such rejection.';
  return { kept: 'ledger-records', detail: `The ledger records every rejection itself. ${agrees}` };
}
