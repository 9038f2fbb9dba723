import type { Person } from '../permission/schema';

/** What people are told of a commitment. `reminded` and `escalated`: of a rejection that nobody has acted on. */
export const noticeEvents = ['rejected', 'resent', 'accepted', 'voided', 'reminded', 'escalated'] as const;
export type NoticeEvent = (typeof noticeEvents)[number];

/** Who has to do with a commitment; only people who can be reached: not those shut out, and no machine. */
export interface Involved {
  creator: Person | null;
  sender: Person | null;
  followers: readonly Person[];
  /** Admins on the project's Commitments tool. */
  admins: readonly Person[];
  /** All designated approvers of the company. */
  approvers: readonly Person[];
}

/**
 * Who gets a letter, once each. Procore's pages name the sender in one place and the creator in another for a
 * rejection, so both are told, the creator unless the company wants it otherwise; of a re-send every designated approver
 * is. What would reach nobody on the sender's side goes to the project's Admins, who can act on it.
 */
export function whoToNotify(
  event: NoticeEvent,
  { creator, sender, followers, admins, approvers }: Involved,
  { tellCreator }: { tellCreator: boolean },
): Person[] {
  switch (event) {
    case 'rejected':
      return orElse(once([sender, tellCreator ? creator : null, ...followers]), admins);
    case 'resent':
    case 'voided':
      return once(approvers);
    case 'accepted':
      return once([sender]);
    case 'reminded':
      return orElse(once([sender]), admins);
    case 'escalated':
      return once(admins);
  }
}

function orElse(people: Person[], others: readonly Person[]): Person[] {
  return people.length ? people : once(others);
}

function once(people: readonly (Person | null)[]): Person[] {
  const known = people.filter((person) => person !== null);
  return known.filter((person, index) => known.findIndex((other) => other.id === person.id) === index);
}
