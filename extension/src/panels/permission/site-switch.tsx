import { useMutation, useQueryClient } from '@tanstack/preact-query';
import { request } from '../../background/messages';
import { i18n } from '../../i18n';
import { useSiteHere } from '../ui/reads';
import { Switch } from '../ui/switch';

/** Whether Rebound shows anything on the site in the tab under the popup; nothing on sites where it never does. */
export function SiteSwitch() {
  const client = useQueryClient();
  const here = useSiteHere();
  const turn = useMutation({
    mutationFn: (wanted: { sites: string[]; on: boolean }) => request('turn-sites', wanted),
    onSettled: () => client.invalidateQueries({ queryKey: ['site-here'] }),
  });
  if (!here.data) return null;
  const { name, site } = here.data;
  const on = turn.isPending ? turn.variables.on : here.data.on;
  return (
    <div class="site-here muted">
      <Switch
        label={i18n.t('sites.showOn', [name])}
        on={on}
        turn={(wanted) => turn.mutate({ sites: [site], on: wanted })}
      />
      <span class="site-name">{i18n.t(on ? 'sites.shownOn' : 'sites.offOn', [name])}</span>
    </div>
  );
}
