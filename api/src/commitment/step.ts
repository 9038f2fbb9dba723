import { type ErpState, nextErpState, type Verb } from '@rebound/shared/commitment/erp-state';
import type { Situation } from './situation';

/** The ERP state that `verb` leads to. The rule asked before has made sure that there is one. */
export function stateAfter({ commitment }: Situation, verb: Verb): ErpState {
  return nextErpState(commitment.erpState, verb, commitment.kind) ?? commitment.erpState;
}
