import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import { useQueryClient } from '@tanstack/preact-query';
import { useEffect, useState } from 'preact/hooks';
import type { Read } from '../../background/read';
import { clock } from '../../time';

/**
 * For how many seconds, begun ones counted, the mail of a re-send is still held; `null` when it is not. Counted from when
 * the API said how long was left, so that its clock and ours need not agree.
 */
export function useHold(read: Read<CommitmentView> | undefined): number | null {
  const client = useQueryClient();
  const [ticks, setTicks] = useState(0);
  const id = read?.value.commitment.id;
  const mostMs = read?.value.undo?.leftMs ?? 0;
  const endsAt = read && mostMs ? Date.parse(read.asOf) + mostMs : null;
  const leftMs = () => (endsAt === null ? 0 : Math.min(endsAt - clock(), mostMs));

  useEffect(() => {
    if (endsAt === null) return undefined;
    const left = leftMs();
    if (left <= 0) {
      void client.invalidateQueries({ queryKey: ['commitment', id] });
      return undefined;
    }
    const timer = setTimeout(() => setTicks(ticks + 1), left % 1000 || 1000);
    return () => clearTimeout(timer);
  }, [endsAt, ticks]);
  return leftMs() > 0 ? Math.ceil(leftMs() / 1000) : null;
}
