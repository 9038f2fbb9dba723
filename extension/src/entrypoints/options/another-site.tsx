import { useRef, useState } from 'preact/hooks';
import { nameOf } from '../../background/list-mail-sites';
import { sitePattern } from '../../background/site-pattern';
import { i18n } from '../../i18n';
import { Answer } from './answer';
import type { Wanted } from './mail-sites';

/** Asks for the address of a webmail that is not in the list. */
export function AnotherSite({ add }: { add(wanted: Wanted): void }) {
  const address = useRef<HTMLInputElement>(null);
  const [isWrong, setWrong] = useState(false);

  return (
    <details>
      <summary>{i18n.t('sites.another')}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const site = sitePattern(address.current?.value.trim() ?? '');
          setWrong(!site);
          if (site) add({ name: nameOf(site), sites: [site] });
        }}
      >
        <label>
          {i18n.t('sites.address')}
          <input ref={address} inputMode="url" placeholder="https://mail.example.com" spellcheck={false} />
        </label>
        <button type="submit">{i18n.t('sites.add')}</button>
      </form>
      {isWrong && <Answer good={false}>{i18n.t('connection.addressInvalid')}</Answer>}
    </details>
  );
}
