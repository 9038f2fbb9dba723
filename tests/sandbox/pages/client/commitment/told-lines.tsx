import type { Told } from '@rebound/shared/notification/schema';
import { useClasses } from '../../classes';
import { historyDate } from '../../dates';

const letters: Record<Told['event'], string> = {
  rejected: 'Rejection',
  resent: 'Re-send',
  accepted: 'Acceptance',
  voided: 'Voiding',
  reminded: 'Reminder',
  escalated: 'Reminder to Admins',
};
const fates: Record<Told['state'], string> = {
  waiting: 'on its way',
  sent: 'mailed',
  delayed: 'delayed',
  delivered: 'delivered',
  bounced: 'came back',
  'needs-review': 'did not leave',
};

/** Who was told of a line of the Change History: by which mail, what became of it, and when. */
export function ToldLines({ told }: { told: readonly Told[] }) {
  const cx = useClasses();
  return (
    <>
      {told.map(({ event, person, state, at }) => (
        <div key={`${event} ${person.id}`} class={cx('ToldLine')}>
          {letters[event]} to {person.name}: {fates[state]}, {historyDate(at)}
        </div>
      ))}
    </>
  );
}
