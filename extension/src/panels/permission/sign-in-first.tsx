import { request } from '../../background/messages';
import { i18n } from '../../i18n';

/** The way to the sign-in, which stands in the options alone: never in somebody else's page. */
export function SignInFirst({ why = i18n.t('signIn.first') }: { why?: string }) {
  return (
    <div class="strip">
      <span>{why}</span>
      <button type="button" class="act end" onClick={() => void request('open-options', null)}>
        {i18n.t('signIn.open')}
      </button>
    </div>
  );
}
