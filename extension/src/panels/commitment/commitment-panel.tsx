import './panel.css';
import type { PanelFacts } from '../../background/messages';
import { i18n } from '../../i18n';
import { SignInFirst } from '../permission/sign-in-first';
import { UnconfirmedMail } from '../rejection/unconfirmed-mail';
import { faultIn } from '../ui/faults';
import { useCommands, useCommitment } from '../ui/reads';
import { KnownCommitment } from './known-commitment';
import { Loading } from './loading';

/** One commitment, as the API tells of it. A mail's own text is shown, as such, until then. */
export function CommitmentPanel({ facts }: { facts: PanelFacts }) {
  const commitment = useCommitment(facts.commitmentId);
  const commands = useCommands();
  if (commitment.data) {
    return (
      <KnownCommitment
        read={commitment.data}
        facts={facts}
        command={commands.data?.find((one) => one.commitmentId === facts.commitmentId)}
      />
    );
  }
  if (!commitment.error)
    return facts.mail ? <UnconfirmedMail mail={facts.mail} why={i18n.t('mail.asking')} /> : <Loading />;

  const fault = faultIn(commitment.error);
  const isUnknown = fault.kind === 'problem' && fault.problem.code === 'not-found';
  if (isUnknown) return <Unknown inMail={facts.mail !== null} floating={facts.floating} />;
  return (
    <>
      {facts.mail && <UnconfirmedMail mail={facts.mail} why={i18n.t('mail.notAsked')} />}
      <article class="panel">{fault.kind === 'signed-out' ? <SignInFirst /> : <NotReached />}</article>
    </>
  );
}

/** Nothing on a page, where most commitments may be none of ours; in a mail the person should know. */
function Unknown({ inMail, floating }: { inMail: boolean; floating: boolean }) {
  if (!inMail && !floating) return null;
  return (
    <article class="panel">
      <p class="strip muted">{inMail ? i18n.t('mail.unknown') : i18n.t('fault.notFound')}</p>
    </article>
  );
}

function NotReached() {
  return (
    <p class="strip" role="status">
      <span class="wait" aria-hidden="true">
        !
      </span>
      {i18n.t('fault.offline')}
    </p>
  );
}
