import type { Person } from '@rebound/shared/permission/schema';
import type { EvidenceTaken, HistoryEvidence, PageEvidence } from '@rebound/shared/rejection/page-evidence-schema';
import type { Instant } from '@rebound/shared/time';
import { instantOn } from '@rebound/shared/wall-clock';
import { readSituation } from '../commitment/situation';
import type { Deps } from '../deps';
import { Answerable } from '../errors';
import { later } from '../notification/schedule';
import type { Caller } from '../permission/caller';
import type { ShownResend } from '../resend/plan-seen-resend';
import type { Evidence } from './plan-evidence';
import { recordEvidence } from './record-evidence';

/**
 * Takes note of what somebody's page in Procore shows, of a commitment that they may see where it lives: the rejections on
 * its Change History, and a re-send. Who has the page open needs no letter. Throws `NotFound`, and `evidence-not-needed`
 * where all is recorded here.
 */
export async function hearPage(deps: Deps, caller: Caller, page: PageEvidence): Promise<EvidenceTaken> {
  const { upstream, db, now } = deps;
  if (!upstream.hearsEvidence) {
    throw new Answerable(409, 'evidence-not-needed', `The ${upstream.name} records every rejection itself.`);
  }
  const { commitmentId, place } = page;
  // Before anything is waited for: what the page shows is no younger than this.
  const asOf = page.ageMs === null ? null : later(now(), -page.ageMs);
  if (place) await upstream.bring(caller, { [commitmentId]: place });
  await upstream.refresh(caller, commitmentId, 'reading');
  const { company } = await readSituation(db.read, caller, commitmentId);
  const scope = { companyId: caller.companyId, commitmentId };
  const evidence =
    'turned' in page ? turned(caller.person, asOf) : historyIn(page, company.zone, { asOf, seenBy: caller.person });
  const knowing = [caller.person.email];
  const { recorded, known, doubted } = await recordEvidence(deps, scope, { ...evidence, knowing });
  return { recorded, known, doubted };
}

function historyIn(
  { grade, rejections, sends }: HistoryEvidence,
  zone: string,
  seen: Pick<ShownResend, 'asOf' | 'seenBy'>,
): Evidence {
  const last = rejections.at(-1)?.resent;
  return {
    ...{ grade, sends, isWhole: true },
    rejections: rejections.map(({ comment, by, at }) => ({ comment, by, at: at && instantOn(at, zone) })),
    resent: last ? { on: 'change-history', by: last.by, at: instantOn(last.at, zone), ...seen } : null,
  };
}

/** Nothing is said of who, and it was then. */
function turned(seenBy: Person, asOf: Instant | null): Evidence {
  const resent = asOf === null ? null : { on: 'commitment' as const, by: null, at: asOf, asOf, seenBy };
  return { grade: 'seen-on-page', rejections: [], isWhole: false, sends: null, resent };
}
