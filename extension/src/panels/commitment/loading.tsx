import { i18n } from '../../i18n';

export function Loading() {
  return (
    <article class="panel loading" aria-busy="true" aria-label={i18n.t('panel.loading')}>
      <span class="skeleton" style={{ width: '40%' }} />
    </article>
  );
}
