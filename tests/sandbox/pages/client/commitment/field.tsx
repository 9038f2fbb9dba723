import type { ComponentChildren } from 'preact';
import { useClasses } from '../../classes';

/** One field to read, inside a `dl`. */
export function Field({ label, hook, children }: { label: string; hook?: string; children: ComponentChildren }) {
  const cx = useClasses();
  return (
    <div class={cx('Field')}>
      <dt class={cx('FieldLabel')}>{label}</dt>
      <dd class={cx('FieldValue')} data-qa={hook}>
        {children}
      </dd>
    </div>
  );
}
