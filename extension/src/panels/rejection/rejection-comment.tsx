import type { Rejection } from '@rebound/shared/rejection/schema';
import { When } from '../ui/when';
import { Comment } from './comment';
import { evidenceText } from './evidence-text';
import { reasonText } from './reason-text';

/** Accounting's comment in full, as typed, with who wrote it and when. */
export function RejectionComment({ rejection }: { rejection: Rejection }) {
  const { comment, rejectedBy, rejectedAt, reasonCodes, evidence } = rejection;
  const grade = evidenceText(evidence);
  return (
    <>
      <Comment text={comment} />
      <div class="by">
        <span>{rejectedBy.name}</span>
        <When at={rejectedAt} />
        {reasonCodes.map((code) => (
          <span key={code} class="tag">
            {reasonText(code)}
          </span>
        ))}
        {grade && <span class="tag">{grade}</span>}
      </div>
    </>
  );
}
