import type { DemoContractCompany, DemoPerson } from '../../demo/demo-company';
import { number } from '../exact-json';
import { idOf } from '../ids';
import { type Logins, userIdOf } from '../logins';
import { notFound } from '../procore-error';
import { costCodeOf, lineItemTypeOf } from './as-procore';
import type { Endpoint } from './endpoint';
import { paged, pageQuery, pagesOfV1 } from './paging';
import { projectAsked } from './visible';

/** People, vendors, cost codes and cost types. */
export function directoryEndpoints(logins: Logins): Endpoint[] {
  const user = (person: DemoPerson) => userOf(person, userIdOf(logins, person.id));
  return [
    {
      method: 'GET',
      path: '/rest/v1.2/companies/{company_id}/users',
      query: ['filters[search]', 'filters[updated_at]', 'sort', ...pageQuery],
      answer: (call) => paged(call, call.membership.company.people.map(user), pagesOfV1),
    },
    {
      method: 'GET',
      path: '/rest/v1.2/companies/{company_id}/users/{id}',
      answer: ({ membership, path }) => {
        const person = membership.company.people.find(({ id }) => userIdOf(logins, id) === path.id);
        if (!person) throw notFound();
        return { body: user(person) };
      },
    },
    {
      method: 'GET',
      path: '/rest/v1.0/projects/{project_id}/users',
      query: ['view', 'filters[search]', 'filters[employee]', 'filters[id]', 'sort', ...pageQuery],
      async answer(call) {
        const { project } = await projectAsked(call, call.path.project_id);
        const people = call.membership.company.people.filter(({ projects }) =>
          projects.some(({ projectId, commitments }) => projectId === project.id && commitments !== 'none'),
        );
        return paged(call, people.map(user), pagesOfV1);
      },
    },
    {
      method: 'GET',
      path: '/rest/v1.0/vendors',
      query: ['company_id!', 'view', 'filters[search]', 'filters[id][]', 'sort', ...pageQuery],
      answer: (call) => paged(call, call.membership.company.contractCompanies.map(vendorOf), pagesOfV1),
    },
    {
      method: 'GET',
      path: '/rest/v1.0/vendors/{id}',
      query: ['company_id!', 'view'],
      answer: (call) => {
        const vendor = call.membership.company.contractCompanies.find(({ id }) => idOf(id) === call.path.id);
        if (!vendor) throw notFound();
        return { body: vendorOf(vendor) };
      },
    },
    {
      method: 'GET',
      path: '/rest/v1.0/projects/{project_id}/vendors',
      query: ['view', 'filters[search]', 'filters[id][]', 'sort', ...pageQuery],
      async answer(call) {
        await projectAsked(call, call.path.project_id);
        return paged(call, call.membership.company.contractCompanies.map(vendorOf), pagesOfV1);
      },
    },
    {
      method: 'GET',
      path: '/rest/v1.0/projects/{project_id}/vendors/{id}',
      query: ['view'],
      async answer(call) {
        await projectAsked(call, call.path.project_id);
        const vendor = call.membership.company.contractCompanies.find(({ id }) => idOf(id) === call.path.id);
        if (!vendor) throw notFound();
        return { body: vendorOf(vendor) };
      },
    },
    {
      method: 'GET',
      path: '/rest/v1.0/cost_codes',
      query: ['project_id!', 'view', 'filters[id]', ...pageQuery],
      async answer(call) {
        await projectAsked(call, call.query.project_id);
        return paged(call, call.membership.company.costCodes.map(costCodeOf), pagesOfV1);
      },
    },
    {
      method: 'GET',
      path: '/rest/v1.0/line_item_types',
      query: ['company_id!', 'project_id!', ...pageQuery],
      async answer(call) {
        await projectAsked(call, call.query.project_id);
        return paged(call, call.membership.company.costTypes.map(lineItemTypeOf), pagesOfV1);
      },
    },
  ];
}

function userOf({ name, email, role, canPushToAccounting }: DemoPerson, id: string) {
  const [first = '', ...last] = name.split(' ');
  return {
    id: number(id),
    name,
    first_name: first,
    last_name: last.join(' '),
    email_address: email,
    job_title: role,
    is_active: true,
    is_employee: true,
    erp_integrated_accountant: canPushToAccounting,
  };
}

function vendorOf({ id, name, erpCode }: DemoContractCompany) {
  return {
    id: number(idOf(id)),
    name,
    is_active: true,
    synced_to_erp: erpCode !== null,
    origin_id: erpCode,
    origin_code: erpCode,
  };
}
