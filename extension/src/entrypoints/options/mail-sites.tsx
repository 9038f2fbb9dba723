import { useMutation, useQueryClient } from '@tanstack/preact-query';
import { useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { request } from '../../background/messages';
import { sitePattern } from '../../background/site-pattern';
import { i18n } from '../../i18n';
import { useMailSites } from '../../panels/ui/reads';
import { Answer } from './answer';

type Outcome = 'added' | 'refused' | 'invalid';

/** Where panels may stand in mails. Each site is asked for by a click, and given back by another. */
export function MailSites({ title }: { title: string }) {
  const client = useQueryClient();
  const sites = useMailSites();
  const [address, setAddress] = useState('');
  const again = () => client.invalidateQueries({ queryKey: ['mail-sites'] });
  const add = useMutation({ mutationFn: allow, onSuccess: again });
  const remove = useMutation({ mutationFn: withdraw, onSuccess: again });

  return (
    <section class="card" aria-labelledby="mail">
      <h2 id="mail">{title}</h2>
      <p class="muted">{i18n.t('sites.why')}</p>
      {sites.data && sites.data.length > 0 && (
        <ul class="sites">
          {sites.data.map((site) => (
            <li key={site}>
              {nameOf(site)}
              <button
                type="button"
                aria-label={i18n.t('sites.removeOne', [nameOf(site)])}
                onClick={() => remove.mutate(site)}
              >
                {i18n.t('sites.remove')}
              </button>
            </li>
          ))}
        </ul>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate(address.trim());
        }}
      >
        <label>
          {i18n.t('sites.address')}
          <input
            type="url"
            value={address}
            placeholder="https://mail.example.com"
            spellcheck={false}
            onInput={(event) => setAddress(event.currentTarget.value)}
          />
        </label>
        <button type="submit">{i18n.t('sites.add')}</button>
      </form>
      {add.data && <Answer good={add.data === 'added'}>{outcomeText(add.data)}</Answer>}
    </section>
  );
}

async function allow(address: string): Promise<Outcome> {
  const site = sitePattern(address);
  if (!site) return 'invalid';
  if (!(await browser.permissions.request({ origins: [site] }))) return 'refused';
  await request('add-mail-site', { site });
  return 'added';
}

/** The API may live on the same host: the permission then stays. */
async function withdraw(site: string): Promise<void> {
  await request('remove-mail-site', { site });
  const { apiUrl } = await request('read-session', null);
  const required = browser.runtime.getManifest().host_permissions ?? [];
  if (site !== sitePattern(apiUrl) && !required.includes(site)) await browser.permissions.remove({ origins: [site] });
}

function nameOf(site: string): string {
  return site.replace(/^https?:\/\//, '').replace(/\/\*$/, '');
}

function outcomeText(outcome: Outcome): string {
  switch (outcome) {
    case 'added':
      return i18n.t('sites.added');
    case 'refused':
      return i18n.t('connection.permissionRefused');
    case 'invalid':
      return i18n.t('connection.addressInvalid');
  }
}
