import type { EvidenceTaken, PageEvidence } from '@rebound/shared/rejection/page-evidence-schema';
import { instantOn } from '@rebound/shared/wall-clock';
import { readSituation } from '../commitment/situation';
import type { Deps } from '../deps';
import { Answerable } from '../errors';
import type { Caller } from '../permission/caller';
import { recordEvidence } from './record-evidence';

/**
 * Takes note of the rejections that somebody's Change History page shows, of a commitment that they may see where it
 * lives. Who has the page open needs no letter. Throws `NotFound`, and `evidence-not-needed` where all is recorded here.
 */
export async function hearPage(deps: Deps, caller: Caller, page: PageEvidence): Promise<EvidenceTaken> {
  const { upstream, db } = deps;
  if (!upstream.hearsEvidence) {
    throw new Answerable(409, 'evidence-not-needed', `The ${upstream.name} records every rejection itself.`);
  }
  const { commitmentId, place, grade, sends } = page;
  if (place) await upstream.bring(caller, { [commitmentId]: place });
  await upstream.refresh(caller, commitmentId, 'reading');
  const { company } = await readSituation(db.read, caller, commitmentId);
  const rejections = page.rejections.map(({ at, ...one }) => ({ ...one, at: at && instantOn(at, company.zone) }));
  const scope = { companyId: caller.companyId, commitmentId };
  const knowing = [caller.person.email];
  const { recorded, known } = await recordEvidence(deps, scope, { grade, rejections, isWhole: true, sends, knowing });
  return { recorded, known };
}
