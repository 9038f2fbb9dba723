import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import { i18n } from '../../i18n';
import { SeenResendLine } from '../resend/seen-resend';
import { When } from '../ui/when';
import { NotReachedNote } from './not-reached-note';
import { toldTexts } from './told-texts';

/** Who was really told of the newest re-send, letter by letter; without letters, who sent it and when. */
export function ToldOfResend({ view }: { view: CommitmentView }) {
  const letters = view.told.filter((letter) => letter.event === 'resent');
  const { sentBy, sentAt } = view.commitment;
  const seen = view.rejections[0]?.seenResend;
  const texts = letters.length ? toldTexts(letters) : sentBy && !seen ? [i18n.t('told.sentBy', [sentBy.name])] : [];
  return (
    <>
      {seen && <SeenResendLine resend={seen} />}
      {texts.map((text) => (
        <span key={text} class="muted">
          {text}
        </span>
      ))}
      {sentAt && !seen && <When at={sentAt} />}
      <NotReachedNote view={view} />
    </>
  );
}
