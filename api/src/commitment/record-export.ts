import type { ExportResult } from '@rebound/shared/commitment/schema';
import { mayDecide } from '@rebound/shared/rejection/may-decide';
import type { Deps } from '../deps';
import type { Caller } from '../permission/caller';
import { type CommandRequest, carryOut } from './carry-out';
import { stateAfter } from './step';

/** Records what became of an accepted commitment's export, as the ERP connector reports it. */
export function recordExport(deps: Deps, caller: Caller, request: CommandRequest & { result: ExportResult }) {
  const { result } = request;
  const verb = result.result === 'exported' ? 'export' : 'fail';
  return carryOut(deps, caller, request, (situation) => {
    const from = situation.commitment.erpState;
    return {
      decision: mayDecide(verb, situation.commitment, situation.actor, {
        people: situation.people,
        ...situation.company,
      }),
      set: { erpState: stateAfter(situation, verb) },
      event:
        result.result === 'exported'
          ? { kind: 'exported', from }
          : { kind: 'export-failed', from, message: result.message },
    };
  });
}
