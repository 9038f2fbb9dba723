import type { ComponentChildren } from 'preact';

/** What came of a button beside it. The sign says it without colour. */
export function Answer({ good, children }: { good: boolean; children: ComponentChildren }) {
  return (
    <p class={`answer ${good ? 'good' : 'bad'}`} role="status">
      <b aria-hidden="true">{good ? '✓' : '✕'}</b>
      {children}
    </p>
  );
}
