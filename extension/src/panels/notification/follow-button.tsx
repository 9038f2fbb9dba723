import { useMutation, useQueryClient } from '@tanstack/preact-query';
import { request } from '../../background/messages';
import { i18n } from '../../i18n';
import { faultText } from '../permission/fault-text';
import { faultIn } from '../ui/faults';

/** To be told of this commitment's rejections too, or no longer. */
export function FollowButton({ id, following }: { id: string; following: boolean }) {
  const client = useQueryClient();
  const choose = useMutation({
    mutationFn: (wanted: boolean) => request('follow', { commitmentId: id, following: wanted }),
    onSettled: () => client.invalidateQueries({ queryKey: ['commitment', id] }),
  });
  return (
    <p class="follow">
      <button
        type="button"
        aria-pressed={following}
        disabled={choose.isPending}
        onClick={() => choose.mutate(!following)}
      >
        {following ? i18n.t('follow.stop') : i18n.t('follow.start')}
      </button>
      <span class="muted" role="status">
        {choose.error ? faultText(faultIn(choose.error)) : following ? i18n.t('follow.isOn') : i18n.t('follow.isOff')}
      </span>
    </p>
  );
}
