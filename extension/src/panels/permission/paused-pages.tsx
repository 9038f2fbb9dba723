import { i18n } from '../../i18n';
import { usePauses } from '../ui/reads';
import { Around } from '../ui/typed';
import { useNow } from '../ui/use-now';
import { whenText } from '../ui/when';

/** In our own window: each kind of page that the operator has paused, since when and why. */
export function PausedPages() {
  const pauses = usePauses();
  const now = useNow();
  return pauses.data?.map(({ adapter, pausedAt, reason }) => (
    <p key={adapter} class="stale" role="note">
      <Around
        text={reason}
        say={(it) => i18n.t('paused.inPopup', [adapterName(adapter), whenText(pausedAt, now), it])}
      />
    </p>
  ));
}

/** An adapter by the name of its folder, as people would write it: any-mail, Any mail. */
export function adapterName(adapter: string): string {
  const words = adapter.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
