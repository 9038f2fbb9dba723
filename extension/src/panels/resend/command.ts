import type { Commitment } from '@rebound/shared/commitment/schema';
import type { CommandVerb } from '../../background/commands';
import { request } from '../../background/messages';

/** Hands a click to the background, which keeps it until it took effect or was refused. */
export function command(verb: CommandVerb, { commitment }: { commitment: Pick<Commitment, 'id' | 'version'> }): void {
  void request('mint-command', { commitmentId: commitment.id, verb, version: commitment.version });
}
