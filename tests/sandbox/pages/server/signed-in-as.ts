import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { DemoCompany, DemoPerson } from '../../demo/demo-company';

const cookie = 'sandbox_person';

export interface SignedInAs {
  person: DemoPerson;
  company: DemoCompany;
  token: string;
}

export interface World {
  companies: readonly DemoCompany[];
  tokens: Readonly<Record<string, string>>;
  startsAs: string;
}

/** Whom this browser has chosen to be. Falls back to the first person of the demo. */
export function signedInAs(c: Context, { companies, tokens, startsAs }: World): SignedInAs {
  for (const id of [getCookie(c, cookie), startsAs]) {
    const company = companies.find(({ people }) => people.some((person) => person.id === id));
    const person = company?.people.find((candidate) => candidate.id === id);
    if (company && person) return { person, company, token: tokens[person.id] ?? '' };
  }
  throw new Error(`Nobody in the demo is called ${startsAs}`);
}

export function signInAs(c: Context, personId: string) {
  setCookie(c, cookie, personId, { httpOnly: true, sameSite: 'Lax', path: '/' });
}
