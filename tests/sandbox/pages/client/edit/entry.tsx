import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { useClasses } from '../../classes';

interface Common {
  id: string;
  class: string;
  disabled: boolean;
  'aria-invalid': boolean;
  'aria-describedby': string;
}

interface EntryProps {
  label: string;
  hook: string;
  problem: string | undefined;
  /** Why it cannot be changed now, or `null`. */
  locked: string | null;
  children: (common: Common) => ComponentChildren;
}

/** A field of the edit form: its label, its control, and what is wrong with it or locks it. */
export function Entry({ label, hook, problem, locked, children }: EntryProps) {
  const cx = useClasses();
  const id = useId();
  const note = `${id}-note`;
  return (
    <div class={cx('Field')} data-qa={hook}>
      <label class={cx('FieldLabel')} for={id}>
        {label}
      </label>
      {children({
        id,
        class: cx('Input', problem !== undefined && 'InputBad'),
        disabled: locked !== null,
        'aria-invalid': problem !== undefined,
        'aria-describedby': note,
      })}
      <span class={problem ? cx('FieldProblem') : cx('Hint')} id={note}>
        {problem ?? locked}
      </span>
    </div>
  );
}
