import type { PagePause } from '@rebound/shared/page-health-schema';
import { i18n } from '../../i18n';
import { State } from '../ui/state';
import { Around } from '../ui/typed';
import { useNow } from '../ui/use-now';
import { whenText } from '../ui/when';

/** In place of a commitment, where the operator has paused the reading of such pages: no fact, and nothing to press. */
export function PagePaused({ pause, pageUrl }: { pause: PagePause; pageUrl: string | undefined }) {
  const since = whenText(pause.pausedAt, useNow());
  return (
    <article class="panel">
      <header class="strip">
        <State tone="calm">{i18n.t('paused.heading')}</State>
        {pageUrl && (
          <a class="button small end" href={pageUrl} target="_blank" rel="noreferrer">
            {i18n.t('mail.open')}
          </a>
        )}
        <p class="detail muted">
          <Around text={pause.reason} say={(it) => i18n.t('paused.why', [since, it])} />
        </p>
      </header>
    </article>
  );
}
