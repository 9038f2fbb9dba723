import type { Change } from '@rebound/shared/history/schema';
import { i18n } from '../../i18n';
import { changedText } from './changed-text';

/** What has changed since the rejection: the answer that accounting will read. Where one is `expected`, none is said too. */
export function Changes({ changes, expected }: { changes: readonly Change[]; expected: boolean }) {
  if (!changes.length && !expected) return null;
  return (
    <section class="part">
      <h3 class="part-title">{i18n.t('changes.heading')}</h3>
      {!changes.length && <p>{i18n.t('changes.nothing')}</p>}
      <table class="changes">
        <tbody>
          {changes.map((change) => (
            <tr key={`${change.field} ${change.line}`}>
              <th class="changed" scope="row">
                {changedText(change)}
              </th>
              <td class="change">
                <del class="typed" dir="auto">
                  {change.from ?? i18n.t('changes.none')}
                </del>{' '}
                <span aria-hidden="true">→</span>{' '}
                <ins class="typed" dir="auto">
                  {change.to ?? i18n.t('changes.none')}
                </ins>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
