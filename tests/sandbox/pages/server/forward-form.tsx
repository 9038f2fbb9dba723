import type { DemoCommitment } from '../../demo/demo-company';
import { useClasses } from '../classes';

/** A notification of Procore's own, forwarded to the company's address as it is done in production. */
export function ForwardForm({ commitments }: { commitments: readonly DemoCommitment[] }) {
  const cx = useClasses();
  return (
    <form class={cx('StartForm')} method="post" action="/sandbox/forwarded-notification">
      <h2 class={cx('StartGroup')}>Forward Procore's notification to Rebound</h2>
      <div class={cx('Field')}>
        <label class={cx('FieldLabel')} for="forwarded-commitment">
          Commitment
        </label>
        <select class={cx('Input')} id="forwarded-commitment" name="commitment">
          {commitments.map(({ id, number, title }) => (
            <option key={id} value={id}>
              {number} {title}
            </option>
          ))}
        </select>
      </div>
      <div class={cx('Field')}>
        <label class={cx('FieldLabel')} for="forwarded-comment">
          Rejection Comments
        </label>
        <textarea class={cx('Input', 'CommentText')} id="forwarded-comment" name="comment" rows={3} required>
          The vendor is inactive.
        </textarea>
      </div>
      <button class={cx('Button')} type="submit">
        Forward
      </button>
    </form>
  );
}
