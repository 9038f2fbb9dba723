import './options.css';
import { i18n } from '../../i18n';
import { PagesWithheld } from '../../panels/permission/pages-withheld';
import { showPage } from '../../panels/ui/show-page';
import { ApiAddress } from './api-address';
import { DailySummary } from './daily-summary';
import { Desktop } from './desktop';
import { MailSites } from './mail-sites';
import { Sessions } from './sessions';
import { SignIn } from './sign-in';
import { TellMisses } from './tell-misses';

showPage(
  <main>
    <h1>{i18n.t('options.heading')}</h1>
    <PagesWithheld />
    <ApiAddress title={i18n.t('options.api')} />
    <SignIn title={i18n.t('signIn.heading')} />
    <DailySummary title={i18n.t('summary.heading')} />
    <Sessions title={i18n.t('sessions.heading')} />
    <Desktop title={i18n.t('desktop.heading')} />
    <MailSites title={i18n.t('sites.heading')} />
    <TellMisses />
  </main>,
);
