import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import type { Asked } from '../../background/asked';
import type { CommandVerb } from '../../background/commands';
import { request } from '../../background/messages';
import { i18n } from '../../i18n';
import { CommitmentName } from '../commitment/commitment-name';
import { useAsked, useCommitment } from '../ui/reads';
import { usePress } from './use-press';

/** What was pressed in a page that may have brought it about: asked once more, here where no page reaches. */
export function AskedFromPage() {
  const asked = useAsked().data;
  return asked ? <Known key={asked.commitmentId} asked={asked} /> : null;
}

function Known({ asked }: { asked: Asked }) {
  const view = useCommitment(asked.commitmentId).data?.value;
  return view?.may[asked.verb].may ? <Question verb={asked.verb} view={view} /> : null;
}

function Question({ verb, view }: { verb: CommandVerb; view: CommitmentView }) {
  const drop = () => void request('drop-asked', null);
  const press = usePress({ verb, commitment: view.commitment, ready: true, given: drop });
  return (
    <section class="asked" aria-label={i18n.t('press.asked')}>
      <p>
        <CommitmentName {...view.commitment} />
      </p>
      <p class="muted">{i18n.t('press.asked')}</p>
      <div class="asked-answers">
        <button {...press.button} class="act">
          {textOf(verb, view.commitment.number)}
        </button>
        <button type="button" onClick={drop}>
          {i18n.t('press.notNow')}
        </button>
      </div>
      {press.note}
    </section>
  );
}

function textOf(verb: CommandVerb, number: string): string {
  switch (verb) {
    case 'resend':
      return i18n.t('command.resend');
    case 'undo':
      return i18n.t('command.undo');
    case 'void':
      return i18n.t('command.void', [number]);
    case 'retrieve':
      return i18n.t('command.retrieve');
  }
}
