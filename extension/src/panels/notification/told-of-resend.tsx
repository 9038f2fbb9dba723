import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import type { Told } from '@rebound/shared/notification/schema';
import { i18n } from '../../i18n';
import { namesOf } from '../ui/people';
import { When } from '../ui/when';

/** Who was really told of the newest re-send, letter by letter; without letters, who sent it and when. */
export function ToldOfResend({ view }: { view: CommitmentView }) {
  const letters = view.told.filter((letter) => letter.event === 'resent');
  const { sentBy, sentAt } = view.commitment;
  const texts = letters.length ? textsOf(letters) : sentBy ? [i18n.t('told.sentBy', [sentBy.name])] : [];
  return (
    <>
      {texts.map((text) => (
        <span key={text} class="muted">
          {text}
        </span>
      ))}
      {sentAt && <When at={sentAt} />}
    </>
  );
}

function textsOf(letters: readonly Told[]): string[] {
  const people = (state: Told['state']) =>
    letters.filter((letter) => letter.state === state).map(({ person }) => person);
  const [sent, waiting, failed] = [people('sent'), people('waiting'), people('needs-review')];
  return [
    ...(sent.length ? [i18n.t('told.mailed', [namesOf(sent)])] : []),
    ...(waiting.length ? [i18n.t('told.beingMailed', [namesOf(waiting)])] : []),
    ...(failed.length ? [i18n.t('told.notMailed', [namesOf(failed)])] : []),
  ];
}
