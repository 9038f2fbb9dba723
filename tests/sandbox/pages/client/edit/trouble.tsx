import type { Problem } from '@rebound/shared/problem';
import { Banner } from '../../chrome/banner';
import { useClasses } from '../../classes';
import { historyDate } from '../../dates';
import { refusalText } from '../../refusal-text';

/** What came of saving when it did not work. The form below it keeps everything. */
export function Trouble({ problem, onUseNewest }: { problem: Problem | null; onUseNewest: () => Promise<void> }) {
  const cx = useClasses();
  if (!problem) return null;
  if (problem.code === 'stale') {
    const { conflict } = problem;
    return (
      <Banner tone="bad" title="Somebody else was faster">
        {conflict ? `${conflict.by} saved a change on ${historyDate(conflict.at)}. ` : `${problem.detail} `}
        Your entries are still here.{' '}
        <button class={cx('Button')} type="button" onClick={() => void onUseNewest()}>
          Use the newest version with my entries
        </button>
      </Banner>
    );
  }
  return (
    <Banner tone="bad" title="Not saved">
      {problem.issues?.length ? (
        <ul class={cx('Issues')}>
          {problem.issues.map(({ path, message }) => (
            <li key={path}>{message}</li>
          ))}
        </ul>
      ) : (
        <span>{problem.refusal ? refusalText(problem.refusal) : problem.detail}</span>
      )}
    </Banner>
  );
}
