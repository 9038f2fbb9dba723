import { randomUUID } from 'node:crypto';
import type { CommitmentSummary, Edit } from '@rebound/shared/commitment/schema';
import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import type { Me } from '@rebound/shared/permission/schema';
import type { Problem } from '@rebound/shared/problem';
import { type Answer, ledgerOf } from '../pages/server/ledger';
import { badRequest, forbidden, invalid, notFound, ProcoreError } from './procore-error';

export interface EngineAddress {
  url: string;
  /** A bearer token for each demo person, by id. */
  tokens: Readonly<Record<string, string>>;
}

export type Engine = ReturnType<typeof engineOf>;

const timeoutMs = 15_000;

/** The ledger that keeps the stand-in's commitments, asked as one demo person. Throws `ProcoreError` for its "no". */
export function engineOf({ url, tokens }: EngineAddress, personId: string) {
  const token = tokens[personId] ?? '';
  const ledger = ledgerOf(url, token, timeoutMs);
  const view = async (id: string) => told(await ledger.get<CommitmentView>(`/v1/commitments/${id}`));
  return {
    me: async () => told(await ledger.get<Me>('/v1/me')),
    commitments: async (projectId: string) =>
      told(await ledger.all<CommitmentSummary>(`/v1/commitments?limit=100&projectId=${projectId}`)),
    view,
    async edit({ commitment: { id, version } }: CommitmentView, edit: Edit): Promise<CommitmentView> {
      const answer = await fetch(new URL(`/v1/commitments/${id}`, url), {
        method: 'PATCH',
        body: JSON.stringify(edit),
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'if-match': `"${version}"`,
          'idempotency-key': randomUUID(),
        },
        signal: AbortSignal.timeout(timeoutMs),
      });
      const body: unknown = await answer.json();
      return told(answer.ok ? { ok: true, body: body as CommitmentView } : { ok: false, problem: body as Problem });
    },
  };
}

function told<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.body;
  throw asProcoreSays(answer.problem);
}

function asProcoreSays({ status, detail, refusal, issues = [] }: Problem): Error {
  if (refusal?.reason === 'locked') {
    return invalid({ base: [`Attempting to update a locked record (${refusal.locks.map(wordsOf).join(', ')})`] });
  }
  if (refusal) return forbidden();
  if (status === 404) return notFound();
  if (status === 412) return new ProcoreError(409, 'The record was changed by somebody else');
  if (status === 400) return badRequest(detail);
  if (status === 422) return invalid(Object.fromEntries(issues.map(({ path, message }) => [path, [message]])));
  return new ProcoreError(500, detail);
}

function wordsOf({ field, because }: { field: string; because: string }): string {
  return `${field}: ${because === 'with-accounting' ? 'waiting for ERP acceptance' : because}`;
}
