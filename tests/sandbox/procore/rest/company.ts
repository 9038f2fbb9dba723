import type { Level } from '@rebound/shared/permission/level';
import { number } from '../exact-json';
import { idOf } from '../ids';
import { badRequest } from '../procore-error';
import type { Call, Endpoint } from './endpoint';
import { paged, pageQuery, pagesOfV1 } from './paging';
import { projectAsked } from './visible';

const accessLevels: Record<Level, { id: number; name: string }> = {
  none: { id: 1, name: 'none' },
  'read-only': { id: 2, name: 'read_only' },
  standard: { id: 3, name: 'standard' },
  admin: { id: 4, name: 'admin' },
};
const granular: Record<string, { action_name: string; label: string }> = {
  'update-work-order-contract': { action_name: 'update_work_order_contract', label: 'Update Work Order Contract' },
  'update-purchase-order-contract': {
    action_name: 'update_purchase_order_contract',
    label: 'Update Purchase Order Contract',
  },
};

/** Who one is, where, and what one may do there. */
export const companyEndpoints: Endpoint[] = [
  {
    method: 'GET',
    path: '/rest/v1.0/me',
    query: ['company_id', 'project_id'],
    companyless: true,
    answer: ({ login: { id, name, email } }) => ({ body: { id: number(id), login: email, name } }),
  },
  {
    method: 'GET',
    path: '/rest/v1.0/companies',
    query: ['include_free_companies', ...pageQuery],
    companyless: true,
    answer: (call) => {
      const companies = call.login.memberships.map(({ company: { id, name } }) => ({
        id: number(idOf(id)),
        name,
        is_active: true,
        logo_url: null,
        pcn_business_experience: false,
        my_company: true,
      }));
      return paged(call, companies, pagesOfV1);
    },
  },
  {
    method: 'GET',
    path: '/rest/v1.0/projects',
    query: ['company_id!', 'filters[by_status]', 'filters[id]', 'serializer_view', 'sort', ...pageQuery],
    async answer(call) {
      const { projects } = await call.engine.me();
      const wanted = call.query['filters[id]']?.match(/\d+/g);
      const mine = projects
        .filter(({ commitments }) => commitments !== 'none')
        .filter(({ id }) => !wanted || wanted.includes(idOf(id)));
      return paged(
        call,
        mine.map((project) => projectOf(project, call)),
        pagesOfV1,
      );
    },
  },
  {
    method: 'GET',
    path: '/rest/v1.0/projects/{id}',
    query: ['company_id!', 'view'],
    async answer(call) {
      const { project } = await projectAsked(call, call.path.id);
      return { body: { ...projectOf(project, call), is_erp_integrated: true, tz_name: 'America/New_York' } };
    },
  },
  {
    method: 'GET',
    path: '/rest/v1.0/settings/permissions',
    query: ['project_id', 'company_id', 'filter_correspondence_types'],
    async answer(call) {
      const { project_id: projectId, company_id: companyId } = call.query;
      if (!projectId && !companyId) throw badRequest('Give project_id or company_id.');
      if (!projectId) {
        const { erpIntegrations } = await call.engine.me();
        return { body: { tools: [tool(31, 'erp_integrations', 'ERP Integrations', erpIntegrations)] } };
      }
      const { commitments, granular: permitted } = await projectAsked(call, projectId);
      const actions = permitted.flatMap((name) => granular[name] ?? []);
      return { body: { tools: [tool(46, 'commitments', 'Commitments', commitments, actions)] } };
    },
  },
];

function projectOf({ id, name }: { id: string; name: string }, { membership: { company } }: Call) {
  return {
    id: number(idOf(id)),
    name,
    display_name: name,
    project_number: name.split(' ')[0],
    active: true,
    company: { id: number(idOf(company.id)), name: company.name },
    origin_id: null,
  };
}

function tool(id: number, name: string, friendlyName: string, level: Level, actions: unknown[] = []) {
  return {
    id,
    name,
    friendly_name: friendlyName,
    domain_id: id,
    tab_group: 'financials',
    available_for_user: level !== 'none',
    user_access_level: accessLevels[level],
    permitted_actions: actions,
    can_create: level === 'admin',
    trial: false,
  };
}
