import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import type { Check } from '@rebound/shared/permission/schema';
import { isBlocking } from '@rebound/shared/resend/preflight';
import { i18n } from '../../i18n';
import { editUrl } from '../commitment/edit-url';
import { fieldText } from '../commitment/field-text';
import { checkText } from './check-text';

const mostMetShown = 2;

/** What must be true before accounting can accept: what is missing in full, what is met in one line. */
export function Checks({ view, checks }: { view: CommitmentView; checks: readonly Check[] }) {
  const missing = checks.filter((check) => !check.ok);
  const met = checks.filter((check) => check.ok);
  if (!checks.length) return null;
  const summary = missing.length ? i18n.t('check.othersMet', met.length, [met.length]) : i18n.t('check.allMet');
  const rows = (list: readonly Check[]) => list.map((check) => <CheckRow key={check.code} check={check} view={view} />);
  return (
    <section class="part">
      <h3 class="part-title">{i18n.t('check.heading')}</h3>
      <ul>{rows(missing)}</ul>
      {met.length <= mostMetShown ? (
        <ul>{rows(met)}</ul>
      ) : (
        <details>
          <summary class="met-summary">
            <span class="good" aria-hidden="true">
              ✓
            </span>{' '}
            {summary}
          </summary>
          <ul>{rows(met)}</ul>
        </details>
      )}
    </section>
  );
}

function CheckRow({ check, view }: { check: Check; view: CommitmentView }) {
  const mark = check.ok ? metMark : isBlocking(check) ? missingMark : warningMark;
  return (
    <li class="check">
      <span class={`mark ${mark.tone}`} aria-hidden="true">
        {mark.sign}
      </span>
      <span>
        <span class="unseen">{i18n.t(mark.word)} </span>
        {checkText(check)}
      </span>
      {!check.ok && view.may.edit.may && (
        <a class="check-link" href={editUrl(view)} target="_top">
          {fieldText(check.field)}
        </a>
      )}
    </li>
  );
}

const metMark = { sign: '✓', tone: 'good', word: 'check.met' } as const;
const missingMark = { sign: '✕', tone: 'bad', word: 'check.missing' } as const;
const warningMark = { sign: '!', tone: 'wait', word: 'check.warning' } as const;
