import type { CommitmentRef } from '@rebound/shared/commitment/page-url';
import type { Place } from '@rebound/shared/commitment/place-schema';

/** Where a commitment is, as the API takes it. */
export function placeIn({ companyId, projectId, kind }: CommitmentRef): Place {
  return { companyId, projectId, kind };
}
