import { usualNotices } from '@rebound/shared/notification/settings';
import type { CompanyFile } from '../cli/company-file';

type Person = CompanyFile['people'][number];
const nobody: Omit<Person, 'id' | 'name' | 'email'> = {
  erpIntegrations: 'none',
  canPushToAccounting: false,
  projects: [],
};
const inProject = (
  commitments: Person['projects'][number]['commitments'],
  granular: Person['projects'][number]['granular'] = [],
) => [{ projectId: 'p1', commitments, granular }];

/** A company with one person for each role; addresses are `<id>@one.test`. */
export function smallCompany(id = 'one'): CompanyFile {
  const own = (name: string) => (id === 'one' ? name : `${id}-${name}`);
  const person = (name: string, more: Partial<Person>): Person => ({
    ...{ id: own(name), name: `The ${name}`, email: `${name}@${id}.test` },
    ...nobody,
    ...more,
    projects: (more.projects ?? []).map((row) => ({ ...row, projectId: own(row.projectId) })),
  });
  const commitment = (name: string, kind: 'subcontract' | 'purchase-order') => ({
    id: own(name),
    projectId: own('p1'),
    kind,
    number: name.toUpperCase(),
    title: `Work of ${name}`,
    contractCompanyId: own('harbor'),
    status: 'Approved' as const,
    startDate: '2026-03-01',
    completionDate: null,
    retainagePercent: 10,
    createdBy: own('manager'),
    createdAt: '2026-01-01T08:00:00.000Z',
    lines: [
      {
        id: own(`${name}-1`),
        description: 'Walls',
        costCode: '03-300',
        costType: 'Subcontract',
        amountCents: 1_250_000,
      },
      { id: own(`${name}-2`), description: 'Slabs', costCode: '03-310', costType: 'Subcontract', amountCents: 990_050 },
    ],
  });
  return {
    id,
    name: `Company ${id}`,
    currency: 'USD',
    webUrl: 'https://app.procore.com',
    locksApproved: false,
    secondPairOfEyes: false,
    undoSeconds: 10,
    ...usualNotices,
    allowedSenders: [],
    connection: {
      name: 'Sage 300 CRE',
      kinds: ['subcontract', 'purchase-order'],
      statuses: { subcontract: ['Approved', 'Complete'], 'purchase-order': ['Approved'] },
      number: { maxLength: 12 },
      title: { maxLength: 30 },
      startDateRequired: false,
      lines: { erpCostCode: 'all', costType: 'all' },
    },
    projects: [
      { id: own('p1'), name: 'First project' },
      { id: own('p2'), name: 'Second project' },
    ],
    people: [
      person('manager', { projects: inProject('admin') }),
      person('second', { projects: inProject('admin') }),
      person('engineer', { projects: inProject('standard', ['update-work-order-contract']) }),
      person('reader', { projects: inProject('read-only') }),
      person('elsewhere', { projects: [{ projectId: 'p2', commitments: 'admin', granular: [] }] }),
      person('approver', { erpIntegrations: 'standard', canPushToAccounting: true }),
      person('controller', { erpIntegrations: 'admin', canPushToAccounting: true }),
      person('clerk', { erpIntegrations: 'standard' }),
    ],
    contractCompanies: [
      { id: own('harbor'), name: 'Harbor Concrete', erpCode: 'V-2317' },
      { id: own('unlinked'), name: 'Mason & Sons', erpCode: null },
    ],
    costCodes: [
      { code: '03-300', name: 'Concrete', inErp: true },
      { code: '03-310', name: 'Slabs', inErp: true },
      { code: '99-999', name: 'Not in the ERP', inErp: false },
    ],
    commitments: [
      commitment('sc-1', 'subcontract'),
      commitment('sc-2', 'subcontract'),
      commitment('po-1', 'purchase-order'),
    ],
  };
}
