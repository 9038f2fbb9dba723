import type { Change } from '@rebound/shared/history/schema';
import { i18n } from '../../i18n';
import { changedText } from './changed-text';

/** What has changed since the rejection: the answer that accounting will read. */
export function Changes({ changes }: { changes: readonly Change[] }) {
  if (!changes.length) {
    return (
      <section class="part">
        <h3 class="part-title">{i18n.t('changes.heading')}</h3>
        <p class="muted">{i18n.t('changes.nothing')}</p>
      </section>
    );
  }
  return (
    <section class="part">
      <h3 class="part-title">{i18n.t('changes.heading')}</h3>
      <table class="changes">
        <tbody>
          {changes.map((change) => (
            <tr key={`${change.field} ${change.line}`}>
              <th class="changed" scope="row">
                {changedText(change)}
              </th>
              <td class="change">
                <del>{change.from ?? i18n.t('changes.none')}</del> <span aria-hidden="true">→</span>{' '}
                <ins>{change.to ?? i18n.t('changes.none')}</ins>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
