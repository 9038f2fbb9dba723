import { useClasses } from '../classes';

export function Loading() {
  const cx = useClasses();
  return (
    <div class={cx('Loading')} role="status">
      <span class={cx('Spinner')} aria-hidden="true" />
      Loading
    </div>
  );
}
