import './rejection-list.css';
import type { RejectionItem } from '@rebound/shared/commitment/view-schema';
import { request } from '../../background/messages';
import { i18n } from '../../i18n';
import { faultText } from '../permission/fault-text';
import { PagesWithheld } from '../permission/pages-withheld';
import { PausedPages } from '../permission/paused-pages';
import { SiteSwitch } from '../permission/site-switch';
import { AskedFromPage } from '../resend/asked-from-page';
import { JustResent } from '../resend/just-resent';
import { faultIn } from '../ui/faults';
import { useCommands, useCount, useRejections, useSession } from '../ui/reads';
import { StaleNote } from '../ui/stale-note';
import { RejectionRow } from './rejection-row';

/** Every rejection that waits for this person, by project, oldest first. */
export function RejectionList() {
  const session = useSession();
  const rejections = useRejections();
  const count = useCount();
  if (session.data && !session.data.signedIn) return <SignedOut />;
  const items = rejections.data?.value;
  const toFix = items?.length ?? count.data?.value.toFix;
  const heading = toFix === undefined ? '' : toFix ? i18n.t('list.toFix', [toFix]) : i18n.t('list.nothing');
  return (
    <main>
      <header class="list-head">
        <h1>{heading || i18n.t('extension.name')}</h1>
        {count.data && <span class="muted">{i18n.t('list.withAccounting', [count.data.value.withAccounting])}</span>}
      </header>
      <StaleNote read={rejections.data} />
      <PagesWithheld inPopup />
      <PausedPages />
      <AskedFromPage />
      <JustResent />
      {items ? <Groups items={items} /> : <Waiting error={rejections.error} />}
      <footer class="list-foot">
        <SiteSwitch />
        <button type="button" class="plain muted end" onClick={() => void request('open-options', null)}>
          {i18n.t('list.options')}
        </button>
      </footer>
    </main>
  );
}

function Groups({ items }: { items: readonly RejectionItem[] }) {
  const commands = useCommands();
  if (!items.length) return <p class="empty">{i18n.t('list.nothingMore')}</p>;
  const groups = [...Map.groupBy(items, (item) => item.project.id).values()];
  return groups.map((group) => (
    <section key={group[0]?.project.id}>
      <h2 class="group muted">{group[0]?.project.name}</h2>
      <ul>
        {group.map((item) => (
          <RejectionRow
            key={item.rejection.id}
            item={item}
            command={commands.data?.find((command) => command.commitmentId === item.commitment.id)}
          />
        ))}
      </ul>
    </section>
  ));
}

function Waiting({ error }: { error: Error | null }) {
  if (error) {
    return (
      <p class="empty" role="alert">
        {faultText(faultIn(error))}
      </p>
    );
  }
  return (
    <div class="loading" role="status" aria-busy="true" aria-label={i18n.t('panel.loading')}>
      <span class="skeleton" style={{ width: '70%' }} />
      <span class="skeleton" style={{ width: '50%' }} />
    </div>
  );
}

function SignedOut() {
  return (
    <main>
      <header class="list-head">
        <h1>{i18n.t('extension.name')}</h1>
      </header>
      <div class="empty">
        <p>{i18n.t('signIn.first')}</p>
        <button type="button" class="act" onClick={() => void request('open-options', null)}>
          {i18n.t('signIn.open')}
        </button>
      </div>
    </main>
  );
}
