import { useMutation, useQuery, useQueryClient } from '@tanstack/preact-query';
import { useEffect } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { request } from '../../background/messages';
import { i18n } from '../../i18n';

/** What the manifest asks for at install, which Firefox lets people hold back then and at any time later. */
const pages = () => ({ origins: [...(browser.runtime.getManifest().host_permissions ?? [])] });

/** Says so where the commitments' pages are held back from us, and asks for them; from the popup by way of the options. */
export function PagesWithheld({ inPopup = false }: { inPopup?: boolean }) {
  const client = useQueryClient();
  const allowed = useQuery({ queryKey: ['pages-allowed'], queryFn: () => browser.permissions.contains(pages()) });
  const again = () => client.invalidateQueries({ queryKey: ['pages-allowed'] });
  const allow = useMutation({ mutationFn: () => browser.permissions.request(pages()), onSettled: again });
  useEffect(() => {
    const events = [browser.permissions.onAdded, browser.permissions.onRemoved];
    for (const event of events) event.addListener(again);
    return () => {
      for (const event of events) event.removeListener(again);
    };
  }, []);

  if (allowed.data !== false) return null;
  return (
    <section class={inPopup ? 'asked' : 'card'} aria-label={i18n.t('sites.withheld')}>
      <p>{i18n.t('sites.withheld')}</p>
      <div>
        {/* The browser's question would close the popup under it. */}
        <button type="button" onClick={() => (inPopup ? void request('open-options', null) : allow.mutate())}>
          {inPopup ? i18n.t('list.options') : i18n.t('sites.allow')}
        </button>
      </div>
    </section>
  );
}
