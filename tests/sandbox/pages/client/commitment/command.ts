import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import type { Problem } from '@rebound/shared/problem';
import { refusalText } from '../../refusal-text';
import { type Answer, ask } from '../ask';

export type HeaderVerb = 'send' | 'resend' | 'retrieve' | 'void';

export function give({ commitment }: CommitmentView, verb: HeaderVerb): Promise<Answer<CommitmentView>> {
  return ask(`/commitments/${commitment.id}/${verb}`, { method: 'POST', version: commitment.version, body: {} });
}

/** What a person is told of a problem: the rule's own reason where there is one. */
export function problemText({ detail, refusal, conflict }: Problem): string {
  if (conflict) return `${conflict.by} changed this commitment meanwhile. You see the newest version now.`;
  return refusal ? refusalText(refusal) : detail;
}
