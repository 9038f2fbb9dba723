import type { ComponentChildren } from 'preact';

export type Tone = 'bad' | 'wait' | 'good' | 'calm';

/** The first words of a panel: the state of the commitment, said by a screen reader when it changes, with `said` after it. */
export function State({ tone, said, children }: { tone: Tone; said?: string | null; children: ComponentChildren }) {
  return (
    <div role="status">
      <h2 class={`state ${tone}`} tabIndex={-1}>
        {children}
      </h2>
      {said && <span class="unseen">{said}</span>}
    </div>
  );
}
