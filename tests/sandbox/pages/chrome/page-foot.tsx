import { useClasses } from '../classes';

export function PageFoot() {
  const cx = useClasses();
  return <footer class={cx('PageFoot')}>Sandbox commitments – stand-in pages</footer>;
}
