import { randomUUID } from 'node:crypto';
import type { CommitmentView, Page as ListPage } from '@rebound/shared/commitment/view-schema';
import type { HistoryRow } from '@rebound/shared/history/schema';
import type { World } from '../sandbox/world';

/** Asks the API as one of the demo people, for what a story needs to know or to bring about off stage. */
export function asPerson({ api, tokens }: World, person: string) {
  const headers = { authorization: `Bearer ${tokens[person]}`, 'Content-Type': 'application/json' };
  async function ask<T>(path: string, init: RequestInit = {}): Promise<T> {
    const answer = await fetch(`${api.url}${path}`, { ...init, headers: { ...headers, ...init.headers } });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }
  const view = (id: string) => ask<CommitmentView>(`/v1/commitments/${id}`);
  return {
    view,
    history: async (id: string) => (await ask<ListPage<HistoryRow>>(`/v1/commitments/${id}/history?limit=100`)).items,
    command: async (id: string, verb: string, body: unknown = {}) => {
      const { commitment } = await view(id);
      return ask<CommitmentView>(`/v1/commitments/${id}/${verb}`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'Idempotency-Key': randomUUID(), 'If-Match': `"${commitment.version}"` },
      });
    },
  };
}
