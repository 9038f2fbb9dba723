import type { MailSite } from '../../background/list-mail-sites';
import { i18n } from '../../i18n';
import { Switch } from '../../panels/ui/switch';

interface Props {
  site: MailSite;
  allow(): void;
  remove(): void;
  turn(on: boolean): void;
}

export function MailSiteRow({ site: { name, state }, allow, remove, turn }: Props) {
  const isAsked = state === 'shown' || state === 'off';
  return (
    <li>
      {isAsked && <Switch label={i18n.t('sites.showOn', [name])} on={state === 'shown'} turn={turn} />}
      <span class="site">
        {name}
        {state === 'off' && <span class="muted">{i18n.t('sites.turnedOff')}</span>}
        {state === 'withheld' && <span class="wait">{i18n.t('sites.taken')}</span>}
      </span>
      {!isAsked && (
        <button type="button" aria-label={i18n.t('sites.allowOne', [name])} onClick={allow}>
          {i18n.t('sites.allow')}
        </button>
      )}
      {state !== 'not-asked' && (
        <button type="button" aria-label={i18n.t('sites.removeOne', [name])} onClick={remove}>
          {i18n.t('sites.remove')}
        </button>
      )}
    </li>
  );
}
