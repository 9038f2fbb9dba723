import type { Context } from 'hono';
import type { DemoCompany, DemoPerson } from '../../demo/demo-company';
import type { Boot, BootPerson } from '../boot';
import type { PagesDeps } from './app';
import { signedInAs } from './signed-in-as';

export function bootFor(c: Context, { world, assets, mailboxUrl }: PagesDeps): Boot {
  const { person, company } = signedInAs(c, world);
  const { projects, contractCompanies, costCodes, costTypes } = company;
  return {
    classes: assets.classes,
    person: named(person, company),
    people: world.companies.flatMap((each) => each.people.map((candidate) => named(candidate, each))),
    company: { id: company.id, name: company.name },
    companyOfProject: Object.fromEntries(
      world.companies.flatMap((each) => each.projects.map((project) => [project.id, each.id])),
    ),
    projects,
    contractCompanies,
    costCodes,
    costTypes,
    mailboxUrl,
  };
}

function named({ id, name, role }: DemoPerson, company: DemoCompany): BootPerson {
  return { id, name, role, company: company.name };
}
