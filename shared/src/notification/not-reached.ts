import type { Person } from '../permission/schema';
import type { Told } from './schema';
import type { NoticeEvent } from './who-to-notify';

/** Whom a letter did not reach, and who else could be told. */
export interface NotReached {
  people: readonly Person[];
  others: readonly Person[];
}

const isLost = ({ state }: Told) => state === 'bounced' || state === 'needs-review';

/**
 * Whom the letters about `event` did not reach: they came back, or never left. `candidates` are those who could act on it
 * too; who of them was reached comes first, and who was not is no candidate. `null` when everybody was reached, or may
 * still be.
 */
export function notReached(
  told: readonly Told[],
  event: NoticeEvent,
  candidates: readonly Person[],
): NotReached | null {
  const letters = told.filter((letter) => letter.event === event);
  const people = letters.filter(isLost).map(({ person }) => person);
  if (!people.length) return null;
  const isIn = (list: readonly Person[], { id }: Person) => list.some((one) => one.id === id);
  const reached = letters.filter((letter) => !isLost(letter)).map(({ person }) => person);
  const free = candidates.filter((person) => !isIn(people, person));
  const others = [
    ...free.filter((person) => isIn(reached, person)),
    ...free.filter((person) => !isIn(reached, person)),
  ];
  return { people, others };
}
