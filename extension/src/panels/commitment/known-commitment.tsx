import type { ErpState } from '@rebound/shared/commitment/erp-state';
import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import { useEffect, useRef } from 'preact/hooks';
import type { Command } from '../../background/commands';
import type { PanelFacts } from '../../background/messages';
import type { Read } from '../../background/read';
import { i18n } from '../../i18n';
import { now } from '../../time';
import { EarlierRounds } from '../rejection/earlier-rounds';
import { Rejected } from '../rejection/rejected';
import { CommandNote } from '../resend/command-note';
import { State, type Tone } from '../ui/state';
import { whenText } from '../ui/when';
import { QuietDetail } from './quiet-detail';
import { stateText } from './state-text';

export interface Shown {
  view: CommitmentView;
  facts: PanelFacts;
  command: Command | undefined;
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
export function KnownCommitment({ read, facts, command }: { read: Read<CommitmentView> } & Omit<Shown, 'view'>) {
  const view = read.value;
  const { erpState, number, round } = view.commitment;
  const panel = useFocusOnArrival(erpState, command !== undefined);
  const shown = { view, facts, command };
  const isToFix = erpState === 'rejected' || erpState === 'retrieved';
  return (
    <article class="panel" ref={panel}>
      {read.stale && (
        <p class="stale" role="status">
          {i18n.t('panel.stale', [whenText(read.asOf, now())])}
        </p>
      )}
      <header class={isToFix ? 'head' : 'strip'}>
        <State tone={tones[erpState]}>{stateText(erpState)}</State>
        {round > 0 && <span class="muted end">{i18n.t('panel.round', [number, round])}</span>}
        {!isToFix && <QuietDetail {...shown} />}
      </header>
      {!isToFix && <CommandNote command={command} />}
      {isToFix ? <Rejected {...shown} /> : <EarlierRounds rejections={view.rejections} />}
    </article>
  );
}

/** After one's own click the focus goes to what became of it. */
function useFocusOnArrival(state: ErpState, commanded: boolean) {
  const panel = useRef<HTMLElement>(null);
  const before = useRef({ state, commanded });
  useEffect(() => {
    const { state: old, commanded: wasCommanded } = before.current;
    before.current = { state, commanded: commanded || (wasCommanded && old === state) };
    if (old !== state && wasCommanded) panel.current?.querySelector<HTMLElement>('h2')?.focus();
  }, [state, commanded]);
  return panel;
}
