import { request } from '../../background/messages';
import { i18n } from '../../i18n';

/** The way to the sign-in, which stands in the options alone: never in somebody else's page. */
export function SignInFirst() {
  return (
    <div class="strip">
      <span>{i18n.t('signIn.first')}</span>
      <button type="button" class="act end" onClick={() => void request('open-options', null)}>
        {i18n.t('signIn.open')}
      </button>
    </div>
  );
}
