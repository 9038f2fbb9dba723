import type { ErpState } from '@rebound/shared/commitment/erp-state';
import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import type { Command } from '../../background/commands';
import type { PanelFacts } from '../../background/messages';
import type { Read } from '../../background/read';
import { i18n } from '../../i18n';
import type { ErpMark } from '../../pages/procore-commitment/erp-mark';
import { Changes } from '../history/changes';
import { WhoWasTold } from '../notification/who-was-told';
import { EarlierRounds } from '../rejection/earlier-rounds';
import { MailNote } from '../rejection/mail-note';
import { Rejected } from '../rejection/rejected';
import { toldByMail } from '../rejection/told-by-mail';
import { CommandNote } from '../resend/command-note';
import { HeldResend, holdText } from '../resend/held-resend';
import { useHold } from '../resend/use-hold';
import { useMark } from '../ui/reads';
import { StaleNote } from '../ui/stale-note';
import { State, type Tone } from '../ui/state';
import { Around } from '../ui/typed';
import { markText, PageNote } from './page-note';
import { QuietDetail } from './quiet-detail';
import { stateText } from './state-text';
import { useArrival } from './use-arrival';

export interface Shown {
  view: CommitmentView;
  facts: PanelFacts;
  command: Command | undefined;
  /** Not in a mail that says anything else than what is on record: whoever forged it may be after this very click. */
  mayAct: boolean;
}

const tones: Record<ErpState, Tone> = {
  'not-sent': 'calm',
  awaiting: 'wait',
  rejected: 'bad',
  retrieved: 'wait',
  accepted: 'good',
  exported: 'good',
  'export-failed': 'bad',
  closed: 'calm',
};

/** One commitment as the API last told of it: its state first, then what that state asks for. */
export function KnownCommitment({
  read,
  facts,
  command,
}: { read: Read<CommitmentView> } & Pick<Shown, 'facts' | 'command'>) {
  const view = read.value;
  const { erpState, number, round } = view.commitment;
  const { panel, arrivedBy } = useArrival(erpState, command);
  const seconds = useHold(read);
  const mayAct = facts.mail === null || toldByMail(facts.mail, view) !== null;
  const shown = { view, facts, command, mayAct };
  const onOwnPage = view.upstream === 'procore' && facts.mail === null && !facts.floating;
  const mark = useMark(view.commitment.id, onOwnPage && !view.erpKnown).data?.mark;
  const isToFix = erpState === 'rejected' || erpState === 'retrieved';
  return (
    <article class="panel" ref={panel}>
      <StaleNote read={read} />
      <header class={isToFix ? 'head' : 'strip'}>
        <State tone={mark === 'returned' ? 'wait' : tones[erpState]} said={seconds === null ? null : holdText(view)}>
          {headText(view, mark)}
        </State>
        {isToFix && arrivedBy === 'undo' && (
          <span class="good" role="status">
            {i18n.t('command.undone')}
          </span>
        )}
        {seconds === null || !mayAct ? (
          <>
            {round > 0 && (
              <span class="muted end">
                <Around text={number} say={(it) => i18n.t('panel.round', [it, round])} />
              </span>
            )}
            {!isToFix && <QuietDetail {...shown} />}
          </>
        ) : (
          <HeldResend view={view} seconds={seconds} command={command} />
        )}
      </header>
      {onOwnPage && <PageNote view={view} />}
      {!isToFix && <CommandNote command={command} />}
      {!isToFix && facts.mail && !mayAct && <MailNote mail={facts.mail} view={view} />}
      {isToFix ? <Rejected {...shown} /> : <Quiet view={view} />}
      {round > 0 && !isToFix && <WhoWasTold view={view} mayAct={mayAct} />}
    </article>
  );
}

/** What was said before, and for who decides about it again, what is different now. */
function Quiet({ view: { rejections, changes, commitment } }: Pick<Shown, 'view'>) {
  const isBack = commitment.erpState === 'awaiting' && rejections.length > 0;
  return (
    <>
      {isBack && <Changes changes={changes} expected={false} />}
      <EarlierRounds rejections={rejections} />
    </>
  );
}

/** Where it stands; of what nothing was heard of, what Procore's page shows. */
function headText({ erpKnown, commitment }: Shown['view'], mark: ErpMark | null | undefined): string {
  if (erpKnown) return stateText(commitment.erpState);
  return mark ? i18n.t('procore.onPage', [markText(mark)]) : i18n.t('state.unknown');
}
