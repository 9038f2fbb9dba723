import type { ErpState } from '../commitment/erp-state';
import type { Person, Somebody } from '../permission/schema';
import type { NotReached, Told } from './schema';
import type { NoticeEvent } from './who-to-notify';

/** A commitment and those around it, as far as it matters who was told. */
export interface Telling {
  erpState: ErpState;
  /** Newest first. */
  told: readonly Told[];
  approvers: readonly Person[];
  /** Admins on the project's Commitments tool. */
  admins: readonly Person[];
  /** The newest, with its letters and reminders. */
  rejection: { rejectedBy: Somebody; told: readonly Told[] } | null;
}

/** Which letters matter in a state, who else could do what they ask for, and who should know that they did not arrive. */
interface Matter {
  event: NoticeEvent;
  letters: readonly Told[];
  candidates: readonly Person[];
  /** `null`: whoever sees the commitment. */
  concerns: readonly Somebody[] | null;
}

function matterOf({ erpState, told, approvers, admins, rejection }: Telling): Matter | null {
  const about = (event: NoticeEvent) => ({ event, letters: told.filter((letter) => letter.event === event) });
  switch (erpState) {
    case 'awaiting':
      return { ...about('resent'), candidates: approvers, concerns: null };
    case 'rejected':
      if (!rejection) return null;
      return {
        ...{ event: 'rejected', letters: rejection.told },
        ...{ candidates: admins, concerns: [rejection.rejectedBy, ...admins] },
      };
    case 'accepted':
      return { ...about('accepted'), candidates: admins, concerns: [...approvers, ...admins] };
    case 'closed':
      return { ...about('voided'), candidates: approvers, concerns: [...approvers, ...admins] };
    default:
      return null;
  }
}

const isLost = ({ state }: Told) => state === 'bounced' || state === 'needs-review';
const isIn = (people: readonly Somebody[], { id }: Pick<Person, 'id'>) => people.some((one) => one.id === id);

/**
 * Whom the letters that matter now did not reach, since they came back or never left, and who else could be told: those
 * who were reached first. Of neither is `viewer`, who sees it here. `null` when everybody was reached, or may still be, and to
 * those whom it does not concern.
 */
export function notReached(telling: Telling, viewer: Pick<Person, 'id'>): NotReached | null {
  const matter = matterOf(telling);
  if (!matter) return null;
  const { event, candidates, concerns } = matter;
  if (concerns && !isIn(concerns, viewer)) return null;
  const letters = newestOfEach(matter.letters);
  const people = letters
    .filter((letter) => isLost(letter) && letter.person.id !== viewer.id)
    .map(({ person }) => person);
  if (!people.length) return null;
  const reached = letters.filter((letter) => !isLost(letter)).map(({ person }) => person);
  const free = candidates.filter((one) => one.id !== viewer.id && !isIn(people, one));
  const others = [...free.filter((one) => isIn(reached, one)), ...free.filter((one) => !isIn(reached, one))];
  return { event, people, others };
}

function newestOfEach(letters: readonly Told[]): Told[] {
  return letters.filter(({ person }, index) => letters.findIndex((other) => other.person.id === person.id) === index);
}
