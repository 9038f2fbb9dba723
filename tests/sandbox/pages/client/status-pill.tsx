import { useClasses } from '../classes';

const done = ['Approved', 'Complete', 'Received', 'Closed'];
const ended = ['Void', 'Terminated'];

export function StatusPill({ status, hook }: { status: string; hook?: string }) {
  const cx = useClasses();
  return (
    <span class={cx('Pill', done.includes(status) && 'PillGreen', ended.includes(status) && 'PillRed')} data-qa={hook}>
      <span>{status}</span>
    </span>
  );
}
