import type { ErpState } from '@rebound/shared/commitment/erp-state';
import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import { useId, useState } from 'preact/hooks';
import { useClasses } from '../../classes';
import { refusalText } from '../../refusal-text';
import { give, type HeaderVerb, problemText } from './command';

interface ErpActionProps {
  view: CommitmentView;
  onChanged: (view: CommitmentView, title: string) => void;
  onRefused: (title: string, text: string) => void;
}

type Shown = { verb: HeaderVerb & ('send' | 'resend' | 'retrieve'); label: string; done: string };

const send: Shown = { verb: 'send', label: 'Send to ERP', done: 'was sent to ERP Integrations' };
const resend: Shown = { verb: 'resend', label: 'Re-send to ERP', done: 'was re-sent to ERP Integrations' };
const retrieve: Shown = { verb: 'retrieve', label: 'Retrieve from ERP', done: 'was retrieved from ERP Integrations' };

const actions: Partial<Record<ErpState, Shown>> = {
  'not-sent': send,
  awaiting: retrieve,
  rejected: resend,
  retrieved: resend,
};

/** The one button that the ERP state asks for. When it is off, only hovering over it says why. */
export function ErpAction({ view, onChanged, onRefused }: ErpActionProps) {
  const cx = useClasses();
  const tooltip = useId();
  const [busy, setBusy] = useState(false);
  const action = actions[view.commitment.erpState];
  if (!action) return null;

  const run = async () => {
    setBusy(true);
    const answer = await give(view, action.verb);
    setBusy(false);
    if (answer.ok) onChanged(answer.body, `${answer.body.commitment.number} ${action.done}.`);
    else onRefused(answer.problem.title, problemText(answer.problem));
  };
  const decision = view.may[action.verb];
  const button = (
    <button
      class={cx('Button', 'ButtonPrimary')}
      type="button"
      disabled={!decision.may || busy}
      aria-describedby={decision.may ? undefined : tooltip}
      onClick={run}
    >
      <span>
        <svg
          width="16"
          height="16"
          viewBox="0 0 24 24"
          fill="currentColor"
          aria-hidden="true"
          data-qa="ci-ArrowAltRight"
        >
          <path d="M3 9h10V4l9 8-9 8v-5H3z" />
        </svg>
        <span>{action.label}</span>
      </span>
    </button>
  );
  if (decision.may) return button;
  return (
    <div class={cx('TooltipTrigger')} data-testid="erpButtonTooltipTrigger" style={{ cursor: 'not-allowed' }}>
      {button}
      <span class={cx('Tooltip')} role="tooltip" id={tooltip}>
        {refusalText(decision.refusal)}
      </span>
    </div>
  );
}
