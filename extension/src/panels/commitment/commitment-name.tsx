import type { Commitment } from '@rebound/shared/commitment/schema';
import { Typed } from '../ui/typed';

/** Number and title, as people name a commitment. */
export function CommitmentName({ number, title }: Pick<Commitment, 'number' | 'title'>) {
  return (
    <>
      <b>
        <Typed text={number} />
      </b>{' '}
      <Typed text={title} />
    </>
  );
}
