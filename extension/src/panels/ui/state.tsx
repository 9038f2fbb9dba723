import type { ComponentChildren } from 'preact';

export type Tone = 'bad' | 'wait' | 'good' | 'calm';

/** The first words of a panel: the state of the commitment, said by a screen reader when it changes. */
export function State({ tone, children }: { tone: Tone; children: ComponentChildren }) {
  return (
    <div role="status">
      <h2 class={`state ${tone}`} tabIndex={-1}>
        {children}
      </h2>
    </div>
  );
}
