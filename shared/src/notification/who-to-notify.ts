import type { Person } from '../permission/schema';

export interface Involved {
  creator: Person;
  sender: Person | null;
  approvers: readonly Person[];
}

/**
 * Who gets a letter, once each. Procore's pages name the sender in one place and the creator in another for a
 * rejection, so both are told; of a re-send every designated approver is.
 */
export function whoToNotify(event: 'rejected' | 'resent', involved: Involved): Person[] {
  const wanted = event === 'resent' ? involved.approvers : [involved.sender, involved.creator];
  const people = wanted.filter((person) => person !== null);
  return people.filter((person, index) => people.findIndex((other) => other.id === person.id) === index);
}
