import type { ErpState } from '@rebound/shared/commitment/erp-state';
import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import type { Command } from '../../background/commands';
import type { PanelFacts } from '../../background/messages';
import type { Read } from '../../background/read';
import { i18n } from '../../i18n';
import { now } from '../../time';
import { WhoWasTold } from '../notification/who-was-told';
import { EarlierRounds } from '../rejection/earlier-rounds';
import { MailNote } from '../rejection/mail-note';
import { Rejected } from '../rejection/rejected';
import { toldByMail } from '../rejection/told-by-mail';
import { CommandNote } from '../resend/command-note';
import { HeldResend, holdText } from '../resend/held-resend';
import { useHold } from '../resend/use-hold';
import { State, type Tone } from '../ui/state';
import { Around } from '../ui/typed';
import { whenText } from '../ui/when';
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
  const isToFix = erpState === 'rejected' || erpState === 'retrieved';
  return (
    <article class="panel" ref={panel}>
      {read.stale && (
        <p class="stale" role="status">
          {i18n.t('panel.stale', [whenText(read.asOf, now())])}
        </p>
      )}
      <header class={isToFix ? 'head' : 'strip'}>
        <State tone={tones[erpState]} said={seconds === null ? null : holdText(view)}>
          {stateText(erpState)}
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
      {!isToFix && <CommandNote command={command} />}
      {!isToFix && facts.mail && !mayAct && <MailNote mail={facts.mail} view={view} />}
      {isToFix ? <Rejected {...shown} /> : <EarlierRounds rejections={view.rejections} />}
      {round > 0 && !isToFix && <WhoWasTold view={view} mayAct={mayAct} />}
    </article>
  );
}
