import type { Refusal } from '@rebound/shared/permission/schema';
import { i18n } from '../../i18n';
import { WriteTo } from '../ui/people';
import { refusalText } from './refusal-text';

/** A "no" beside the button it is about, with the people who could instead. */
export function Refused({ refusal, subject, id }: { refusal: Refusal; subject: string; id?: string }) {
  const who = refusal.reason === 'not-permitted' ? refusal.who : [];
  return (
    <span class="muted foot-note" {...(id ? { id } : {})}>
      {refusalText(refusal)}
      {who.length > 0 && (
        <>
          {' '}
          {i18n.t('refusal.ask')} <WriteTo people={who} subject={subject} />.
        </>
      )}
    </span>
  );
}
