import type { Read } from '../../background/read';
import { i18n } from '../../i18n';
import { now } from '../../time';
import { faultText } from '../permission/fault-text';
import { whenText } from './when';

/** Says so where an answer is not of now: from when it is, and what keeps us from a newer one. */
export function StaleNote({ read }: { read: Read<unknown> | undefined }) {
  if (!read?.stale) return null;
  const when = whenText(read.asOf, now());
  const isAsked = read.why?.kind === 'problem' && read.why.problem.code.startsWith('procore-');
  return (
    <p class="stale" role="status">
      {read.why && isAsked ? `${faultText(read.why)} ${i18n.t('panel.asOf', [when])}` : i18n.t('panel.stale', [when])}
    </p>
  );
}
