import type { ErpState } from '@rebound/shared/commitment/erp-state';
import { erpStateText } from '@rebound/shared/history/rows';
import { useClasses } from '../classes';

const yellow = '#d99a00';
const blue = '#2f6fd0';
const colours: Record<ErpState, string> = {
  'not-sent': '#8a929c',
  awaiting: blue,
  rejected: yellow,
  retrieved: yellow,
  accepted: blue,
  exported: '#1f9d3a',
  'export-failed': '#c8322b',
  closed: '#8a929c',
};

/** The state beside a 16×16 sign in its colour. Yellow is both rejected and retrieved, as in the original. */
export function ErpStatus({ state }: { state: ErpState }) {
  const cx = useClasses();
  return (
    <span class={cx('ErpStatus')}>
      <svg width="16" height="16" viewBox="0 0 16 16" fill="none" aria-hidden="true" focusable="false">
        <path d="M2 5h9V2l4 4-4 4V7H2zm12 6H5v3l-4-3.5L5 7v2h9z" fill={colours[state]} />
      </svg>
      <i data-qa="erpStatus">{erpStateText[state]}</i>
    </span>
  );
}
