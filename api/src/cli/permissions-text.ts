import { isApprover } from '@rebound/shared/permission/actor';
import { and, asc, eq } from 'drizzle-orm';
import type { Reader } from '../db/db';
import { Unknown } from '../permission/change-permission';
import { company, person, project, projectPermission } from '../permission/table';

/** What somebody may do, as an operator reads it. Throws `Unknown`. */
export async function permissionsText(read: Reader, email: string): Promise<string> {
  const [found] = await read
    .select({ person, company: company.name })
    .from(person)
    .innerJoin(company, eq(company.id, person.companyId))
    .where(eq(person.email, email.toLowerCase()));
  if (!found) throw new Unknown(`No company knows ${email}.`);
  const projects = await read
    .select({
      id: project.id,
      name: project.name,
      commitments: projectPermission.commitments,
      granular: projectPermission.granular,
    })
    .from(projectPermission)
    .innerJoin(project, eq(project.id, projectPermission.projectId))
    .where(and(eq(projectPermission.personId, found.person.id), eq(project.companyId, found.person.companyId)))
    .orderBy(asc(project.id));
  const { name, erpIntegrations, canPushToAccounting, disabled, dailySummary } = found.person;
  return [
    `${name} <${found.person.email}>, ${found.company}${disabled ? ', disabled' : ''}`,
    `  ERP Integrations: ${erpIntegrations}; may push to accounting: ${canPushToAccounting ? 'yes' : 'no'}`,
    ...(isApprover(found.person) ? [`  daily summary: ${dailySummary ? 'yes' : 'no, they stopped it'}`] : []),
    ...projects.map((one) => `  ${one.id} ${one.name}: ${[one.commitments, ...one.granular].join(', ')}`),
  ].join('\n');
}
