import { browser } from 'wxt/browser';
import { readMailSites } from './mail-sites';
import { readOffSites } from './off-sites';
import { webmails } from './webmails';

/** A webmail as the person knows it, and whether panels show there. `withheld`: wanted, and the browser does not let us. */
export interface MailSite {
  name: string;
  sites: string[];
  state: 'not-asked' | 'shown' | 'off' | 'withheld';
  /** One of the services that everybody may use; else a site that this person named. */
  isProvider: boolean;
}

/** The providers, asked for or not, and then the person's other sites. */
export async function listMailSites(): Promise<MailSite[]> {
  const [wanted, off, { origins = [] }] = await Promise.all([
    readMailSites(),
    readOffSites(),
    browser.permissions.getAll(),
  ]);
  const stateOf = (sites: readonly string[]): MailSite['state'] => {
    if (!sites.some((site) => wanted.includes(site))) return 'not-asked';
    if (!sites.every((site) => origins.includes(site))) return 'withheld';
    return sites.every((site) => off.includes(site)) ? 'off' : 'shown';
  };
  const providers = webmails.flatMap(({ provider, patterns }) =>
    provider ? [{ name: provider, sites: [...patterns], state: stateOf(patterns), isProvider: true }] : [],
  );
  const ofProviders = providers.flatMap(({ sites }) => sites);
  const others = wanted.filter((site) => !ofProviders.includes(site));
  return [
    ...providers,
    ...others.map((site) => ({ name: nameOf(site), sites: [site], state: stateOf([site]), isProvider: false })),
  ];
}

export function nameOf(site: string): string {
  return site.replace(/^https?:\/\//, '').replace(/\/\*$/, '');
}
