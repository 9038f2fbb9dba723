import type { DemoCompany, DemoPerson } from '../demo/demo-company';
import { idOf } from './ids';

export interface Membership {
  company: DemoCompany;
  person: DemoPerson;
}

/** Somebody who signs in at Procore, with all companies that they are in: the person of each there. */
export interface Login {
  /** Procore's number of them, as digits. */
  id: string;
  name: string;
  email: string;
  memberships: readonly Membership[];
}

export type Logins = ReturnType<typeof createLogins>;

/** Everybody of the demo. `alsoAs`: demo people who are one more face of another one, by id, in another company. */
export function createLogins(companies: readonly DemoCompany[], alsoAs: Readonly<Record<string, readonly string[]>>) {
  const everybody = companies.flatMap((company) => company.people.map((person) => ({ company, person })));
  const others = new Set(Object.values(alsoAs).flat());
  const logins = everybody
    .filter(({ person }) => !others.has(person.id))
    .map((first): Login => {
      const more = everybody.filter(({ person }) => alsoAs[first.person.id]?.includes(person.id));
      const { id, name, email } = first.person;
      return { id: idOf(id), name, email, memberships: [first, ...more] };
    });
  return {
    all: logins as readonly Login[],
    find: (id: string) => logins.find((login) => login.id === id),
    /** Who `personId` of the demo signs in as. */
    of: (personId: string) =>
      logins.find(({ memberships }) => memberships.some(({ person }) => person.id === personId)),
  };
}

/** Procore's number of a person: that of who they sign in as. */
export function userIdOf(logins: Logins, personId: string): string {
  return logins.of(personId)?.id ?? idOf(personId);
}
