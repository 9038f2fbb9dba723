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

const words: Record<Told['state'], (names: string) => string> = {
  delivered: (names) => i18n.t('told.delivered', [names]),
  sent: (names) => i18n.t('told.mailed', [names]),
  waiting: (names) => i18n.t('told.beingMailed', [names]),
  delayed: (names) => i18n.t('told.delayed', [names]),
  bounced: (names) => i18n.t('told.bounced', [names]),
  'needs-review': (names) => i18n.t('told.notMailed', [names]),
};
const states = Object.keys(words) as Told['state'][];

function textsOf(letters: readonly Told[]): string[] {
  return states.flatMap((state) => {
    const people = letters.filter((letter) => letter.state === state).map(({ person }) => person);
    return people.length ? [words[state](namesOf(people))] : [];
  });
}
