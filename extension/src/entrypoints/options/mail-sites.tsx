import { useMutation, useQueryClient } from '@tanstack/preact-query';
import { useEffect } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { MailSite } from '../../background/list-mail-sites';
import { request } from '../../background/messages';
import { sitePattern } from '../../background/site-pattern';
import { i18n } from '../../i18n';
import { useMailSites } from '../../panels/ui/reads';
import { AnotherSite } from './another-site';
import { Answer } from './answer';
import { MailSiteRow } from './mail-site-row';

export type Wanted = Pick<MailSite, 'name' | 'sites'>;

/** Where panels may stand in mails. Each site is asked for by a click, and given back by another. */
export function MailSites({ title }: { title: string }) {
  const client = useQueryClient();
  const sites = useMailSites();
  const again = () => client.invalidateQueries({ queryKey: ['mail-sites'] });
  const add = useMutation({ mutationFn: allow, onSettled: again });
  const remove = useMutation({ mutationFn: withdraw, onSettled: again });
  const turn = useMutation({
    mutationFn: ({ sites: all, on }: { sites: string[]; on: boolean }) => request('turn-sites', { sites: all, on }),
    onSettled: again,
  });
  useEffect(() => {
    const events = [browser.permissions.onAdded, browser.permissions.onRemoved];
    for (const event of events) event.addListener(again);
    return () => {
      for (const event of events) event.removeListener(again);
    };
  }, []);

  return (
    <section class="card" aria-labelledby="mail">
      <h2 id="mail">{title}</h2>
      <p class="muted">{i18n.t('sites.why')}</p>
      <ul class="sites">
        {sites.data?.map((site) => (
          <MailSiteRow
            key={site.name}
            site={site}
            allow={() => add.mutate(site)}
            remove={() => remove.mutate(site.sites)}
            turn={(on) => turn.mutate({ sites: site.sites, on })}
          />
        ))}
      </ul>
      <AnotherSite add={(wanted) => add.mutate(wanted)} />
      {add.data !== undefined && add.variables && (
        <Answer good={add.data}>{i18n.t(add.data ? 'sites.added' : 'sites.refused', [add.variables.name])}</Answer>
      )}
    </section>
  );
}

/** False when the browser's question was answered with no. */
async function allow({ sites }: Wanted): Promise<boolean> {
  if (!(await browser.permissions.request({ origins: sites }))) return false;
  await request('add-mail-sites', { sites });
  return true;
}

/** The API may live on the same host: the permission then stays. */
async function withdraw(sites: string[]): Promise<void> {
  await request('remove-mail-sites', { sites });
  const { apiUrl } = await request('read-session', null);
  const needed = [sitePattern(apiUrl), ...(browser.runtime.getManifest().host_permissions ?? [])];
  const origins = sites.filter((site) => !needed.includes(site));
  if (origins.length) await browser.permissions.remove({ origins });
}
