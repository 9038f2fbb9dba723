import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import type { Problem } from '@rebound/shared/problem';
import { useState } from 'preact/hooks';
import { ask } from '../ask';
import { type Draft, draftOf, editFrom, type FieldProblems, rebased } from './draft';

/**
 * One edit of one commitment, from the version that was on screen when it began. What is typed stays until it is saved,
 * whatever else happens. `onDone` gets the saved view, or `null` when there was nothing to save.
 */
export function useEdit(view: CommitmentView, onDone: (saved: CommitmentView | null) => void) {
  const [base, setBase] = useState(view.commitment);
  const [draft, setDraft] = useState<Draft>(() => draftOf(view.commitment));
  const [problems, setProblems] = useState<FieldProblems>({});
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const set =
    (field: Exclude<keyof Draft, 'lines'>) => (event: { currentTarget: HTMLInputElement | HTMLSelectElement }) =>
      change({ [field]: event.currentTarget.value });

  const save = async () => {
    const { edit, problems: unreadable } = editFrom(draftOf(base), draft);
    setProblems(unreadable);
    if (Object.keys(unreadable).length) return;
    if (!Object.keys(edit).length) return onDone(null);
    setBusy(true);
    const answer = await ask<CommitmentView>(`/commitments/${base.id}`, {
      method: 'PATCH',
      version: base.version,
      body: edit,
    });
    setBusy(false);
    if (answer.ok) return onDone(answer.body);
    setProblem(answer.problem);
    setProblems(Object.fromEntries((answer.problem.issues ?? []).map(({ path, message }) => [path, message])));
  };

  /** After somebody else was faster: begin from the newest version, with what was typed here on top. */
  const useNewest = async () => {
    const answer = await ask<CommitmentView>(`/commitments/${base.id}`);
    if (!answer.ok) return setProblem(answer.problem);
    const newest = answer.body.commitment;
    setDraft(rebased(draft, draftOf(base), draftOf(newest)));
    setBase(newest);
    setProblem(null);
  };

  return { draft, change, set, problems, problem, busy, save, useNewest };
}
