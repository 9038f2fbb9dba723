import '../options/options.css';
import { i18n } from '../../i18n';
import { PagesWithheld } from '../../panels/permission/pages-withheld';
import { showPage } from '../../panels/ui/show-page';
import { ApiAddress } from '../options/api-address';
import { MailSites } from '../options/mail-sites';
import { SignIn } from '../options/sign-in';

showPage(
  <main>
    <h1>{i18n.t('welcome.heading')}</h1>
    <p>{i18n.t('welcome.what')}</p>
    <PagesWithheld />
    <ApiAddress title={i18n.t('welcome.connect')} />
    <SignIn title={i18n.t('welcome.signIn')} />
    <MailSites title={i18n.t('welcome.mail')} />
    <p class="muted">{i18n.t('welcome.done')}</p>
  </main>,
);
