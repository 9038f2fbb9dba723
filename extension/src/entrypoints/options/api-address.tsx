import { useMutation } from '@tanstack/preact-query';
import { useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { Connection } from '../../background/connection-test';
import { request } from '../../background/messages';
import { sitePattern } from '../../background/site-pattern';
import { i18n } from '../../i18n';
import { useSession } from '../../panels/ui/reads';
import { Answer } from './answer';

type Found = Connection | 'permission-refused';

/** The address of the company's Rebound, and a test that says which part of the way to it fails. */
export function ApiAddress({ title }: { title: string }) {
  const session = useSession();
  const [typed, setTyped] = useState<string | null>(null);
  const address = (typed ?? session.data?.apiUrl ?? '').trim();
  const test = useMutation({ mutationFn: connect });

  return (
    <section class="card" aria-labelledby="api">
      <h2 id="api">{title}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          test.mutate(address);
        }}
      >
        <label>
          {i18n.t('options.apiAddress')}
          <input
            type="url"
            value={address}
            placeholder="https://rebound.example.com"
            spellcheck={false}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        </label>
        <button type="submit" aria-disabled={test.isPending}>
          {test.isPending ? i18n.t('options.testing') : i18n.t('options.connect')}
        </button>
      </form>
      {test.data && (
        <Answer good={test.data === 'ok'}>
          {foundText(test.data, session.data?.person?.name, session.data?.signedIn)}
        </Answer>
      )}
    </section>
  );
}

/** Asks for the permission first and at once: the browser takes it only from a click. */
async function connect(apiUrl: string): Promise<Found> {
  const pattern = sitePattern(apiUrl);
  if (!pattern) return 'address-invalid';
  if (!(await browser.permissions.request({ origins: [pattern] }))) return 'permission-refused';
  const found = await request('test-connection', { apiUrl });
  if (found === 'ok') await request('keep-api-url', { apiUrl });
  return found;
}

function foundText(found: Found, name: string | undefined, signedIn = false): string {
  switch (found) {
    case 'ok':
      return signedIn && name ? i18n.t('connection.signedInAs', [name]) : i18n.t('connection.signedOut');
    case 'address-invalid':
      return i18n.t('connection.addressInvalid');
    case 'permission-refused':
    case 'permission-missing':
      return i18n.t('connection.permissionRefused');
    case 'not-reachable':
      return i18n.t('connection.notReachable');
    case 'not-rebound':
      return i18n.t('connection.notRebound');
  }
}
