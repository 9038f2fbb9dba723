import './panel.css';
import '../history/changes.css';
import '../notification/told.css';
import '../rejection/comment.css';
import { type Fault, isTemporary } from '../../background/fault';
import type { PanelFacts } from '../../background/messages';
import { i18n } from '../../i18n';
import { faultText } from '../permission/fault-text';
import { PagePaused } from '../permission/page-paused';
import { SignInFirst } from '../permission/sign-in-first';
import { ShowReason } from '../rejection/show-reason';
import { UnconfirmedMail } from '../rejection/unconfirmed-mail';
import { faultIn } from '../ui/faults';
import { useCommands, useCommitment, usePauses } from '../ui/reads';
import { KnownCommitment } from './known-commitment';
import { Loading } from './loading';

/** One commitment, as the API tells of it. A mail's own text is shown, as such, until then. */
export function CommitmentPanel({ facts }: { facts: PanelFacts }) {
  const commitment = useCommitment(facts.commitmentId);
  const commands = useCommands();
  const pauses = usePauses();
  const pause = pauses.data?.find(({ adapter }) => adapter === facts.page);
  // Nothing is said of a page before it is known that it is to be read.
  if (pauses.isPending || (pause && commitment.isPending)) return <Loading />;
  const isNotOurs = !commitment.data && isUnseen(commitment.error, facts);
  if (pause && !isNotOurs) {
    return <PagePaused pause={pause} pageUrl={commitment.data?.value.pageUrl} />;
  }
  const known = isTakenBack(commitment.error) ? undefined : commitment.data;
  const view = known?.value;
  if (facts.mail && view && !view.erpKnown) {
    return (
      <UnconfirmedMail mail={facts.mail} why={i18n.t('procore.inMail')}>
        <a class="button end" href={view.pageUrl} target="_blank" rel="noreferrer">
          {i18n.t('mail.open')}
        </a>
        <ShowReason view={view} inMail />
      </UnconfirmedMail>
    );
  }
  if (known) {
    return (
      <KnownCommitment
        read={known}
        facts={facts}
        command={commands.data?.find((one) => one.commitmentId === facts.commitmentId)}
      />
    );
  }
  if (!commitment.error)
    return facts.mail ? <UnconfirmedMail mail={facts.mail} why={i18n.t('mail.asking')} /> : <Loading />;

  if (isNotOurs) return null;
  if (isUnknown(commitment.error)) return <Unknown inMail={facts.mail !== null} />;
  return (
    <>
      {facts.mail && <UnconfirmedMail mail={facts.mail} why={i18n.t('mail.notAsked')} />}
      <article class="panel">
        <NotHad fault={faultIn(commitment.error)} />
      </article>
    </>
  );
}

/** Nothing on a page, where most commitments may be none of ours; in a mail the person should know. */
function isUnseen(error: Error | null, { mail, floating }: PanelFacts): boolean {
  return isUnknown(error) && mail === null && !floating;
}

/** What was shown before is not to be shown any more: they are signed out, or it is gone or hidden from them. */
function isTakenBack(error: Error | null): boolean {
  const fault = error && faultIn(error);
  return fault?.kind === 'signed-out' || (fault?.kind === 'problem' && !isTemporary(fault));
}

function isUnknown(error: Error | null): boolean {
  const fault = error && faultIn(error);
  return fault?.kind === 'problem' && fault.problem.code === 'not-found';
}

function Unknown({ inMail }: { inMail: boolean }) {
  return (
    <article class="panel">
      <p class="strip muted">{inMail ? i18n.t('mail.unknown') : i18n.t('fault.notFound')}</p>
    </article>
  );
}

/** Why it could not be had. */
function NotHad({ fault }: { fault: Fault }) {
  if (fault.kind === 'signed-out') return <SignInFirst />;
  const code = fault.kind === 'problem' ? fault.problem.code : '';
  if (code === 'procore-sign-in-needed') return <SignInFirst why={faultText(fault)} />;
  return (
    <p class="strip" role="status">
      <span class="wait" aria-hidden="true">
        !
      </span>
      {code.startsWith('procore-') || code === 'not-connected' ? faultText(fault) : i18n.t('fault.offline')}
    </p>
  );
}
