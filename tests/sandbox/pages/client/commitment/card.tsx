import type { ComponentChildren } from 'preact';
import { useClasses } from '../../classes';

export function Card({ title, hook, children }: { title: string; hook: string; children: ComponentChildren }) {
  const cx = useClasses();
  return (
    <div class={cx('Card')} data-qa={hook}>
      <h2 class={cx('CardTitle')}>{title}</h2>
      {children}
    </div>
  );
}
