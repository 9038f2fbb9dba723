import type { Verb } from '@rebound/shared/commitment/erp-state';
import { Answerable } from '../errors';
import type { Upstream } from '../upstream/upstream';

const whereTaken: Partial<Record<Verb | 'undo', string>> = {
  send: "Send to ERP on the commitment's page in Procore",
  retrieve: "Retrieve from ERP on the commitment's page in Procore",
  void: "Set the status to Void on the commitment's page in Procore",
  accept: 'Accept it in ERP Integrations in Procore',
  reject: 'Reject it in ERP Integrations in Procore',
  export: 'Export it in ERP Integrations in Procore',
  undo: "Retrieve from ERP on the commitment's page in Procore",
};

/** Throws `taken-in-procore` for a step that is not taken here, with what to do instead. */
export function refuseElsewhere({ takes, name }: Pick<Upstream, 'takes' | 'name'>, verb: Verb | 'undo'): void {
  if (name === 'ledger' || (verb !== 'undo' && takes.has(verb))) return;
  throw new Answerable(409, 'taken-in-procore', `${whereTaken[verb] ?? 'Do it in Procore'}; Rebound then follows.`);
}
