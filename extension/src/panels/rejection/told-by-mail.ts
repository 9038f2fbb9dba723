import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import type { Rejection } from '@rebound/shared/rejection/schema';
import type { RejectionMail } from '../../pages/rejection-mail';

/**
 * The rejection on record that `mail` tells of: the same comment, of the commitment that its link names. `null` where the
 * mail says anything else, as a forged one does.
 */
export function toldByMail(mail: RejectionMail, { commitment, company, rejections }: CommitmentView): Rejection | null {
  const { id, companyId, projectId, kind } = mail.commitment;
  const isItsLink =
    id === commitment.id &&
    kind === commitment.kind &&
    projectId === commitment.projectId &&
    (companyId === null || companyId === company.id);
  const same = rejections.find(({ comment }) => plain(comment) === plain(mail.comment));
  return isItsLink && same ? same : null;
}

/** Mail systems break lines anew and keep no control characters. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, '');
}
