import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import { refuse } from '@rebound/shared/permission/decision';
import type { Scope } from '@rebound/shared/permission/scope';
import { scopeFor } from './scope';

type May = CommitmentView['may'];
type Verb = keyof May;

/**
 * What a connector may do with a commitment: of `own`, which its permission would allow, what its token is for. `others`
 * is what the rules answer somebody without any permission, whose refusals name who may.
 */
export function withinScopes(own: May, held: readonly Scope[], others: May): May {
  const verbs = Object.keys(own) as Verb[];
  return Object.fromEntries(
    verbs.map((verb) => {
      const scope = scopeOf(verb);
      if (scope && held.includes(scope)) return [verb, own[verb]];
      const other = others[verb];
      const who = !other.may && 'who' in other.refusal ? other.refusal.who : [];
      return [verb, refuse({ reason: 'scope-missing', scope, who })];
    }),
  ) as May;
}

function scopeOf(verb: Verb): Scope | null {
  const method = verb === 'edit' ? 'PATCH' : 'POST';
  const scope = scopeFor(method, `/v1/commitments/:id${verb === 'edit' ? '' : `/${verb}`}`);
  return scope === 'any' ? null : scope;
}
