import type { Kind } from '@rebound/shared/commitment/kind';
import { idOf } from '../ids';
import type { Logins } from '../logins';
import { notFound } from '../procore-error';
import { contractOf, lineItemOfV2 } from './as-procore';
import type { Call, Endpoint } from './endpoint';
import { paged, pageQuery, pagesOfV2 } from './paging';
import { visibleCommitments } from './visible';

const path = '/rest/v2.0/companies/{company_id}/projects/{project_id}/commitment_contracts';
const typeNames: Record<Kind, string> = {
  subcontract: 'WorkOrderContract',
  'purchase-order': 'PurchaseOrderContract',
};

/** v2.0, where both kinds are one resource: `data` around everything, and every id a text. */
export function commitmentContractEndpoints(logins: Logins): Endpoint[] {
  const shown = async (call: Call, id: string) => {
    const { commitment } = await call.engine.view(id);
    if (idOf(commitment.projectId) !== call.path.project_id) throw notFound();
    const { company } = call.membership;
    const { line_items, ...v1 } = contractOf(commitment, { company, logins });
    return {
      commitment,
      contract: texts({ ...v1, type: typeNames[commitment.kind] }),
      lines: commitment.lines.map(lineItemOfV2),
    };
  };
  return [
    {
      method: 'GET',
      path,
      query: ['view', 'filters[type]', 'filters[status]', 'filters[id]', ...pageQuery],
      async answer(call) {
        const { 'filters[type]': type, 'filters[status]': status, 'filters[id]': ids } = call.query;
        const wanted = ids?.match(/\d+/g);
        const listed = await visibleCommitments(call, call.path.project_id ?? '');
        const found = listed
          .filter((one) => !type || typeNames[one.kind] === type)
          .filter((one) => !status || one.status === status)
          .filter((one) => !wanted || wanted.includes(idOf(one.id)));
        const page = paged(call, found, { ...pagesOfV2, wrap: (items) => items });
        const data = await Promise.all(
          (page.body as typeof found).map(async ({ id }) => (await shown(call, id)).contract),
        );
        return { ...page, body: { data } };
      },
    },
    {
      method: 'GET',
      path: `${path}/{commitment_contract_id}`,
      query: ['view'],
      async answer(call) {
        return { body: { data: (await shown(call, call.path.commitment_contract_id ?? '')).contract } };
      },
    },
    {
      method: 'GET',
      path: `${path}/{commitment_contract_id}/line_items`,
      query: [...pageQuery],
      async answer(call) {
        return paged(call, (await shown(call, call.path.commitment_contract_id ?? '')).lines, pagesOfV2);
      },
    },
  ];
}

const anId = /^id$|_id$/;
const digitsOf = (value: unknown) => JSON.stringify(value);
const isNumber = (value: object) => /^\d+$/.test(digitsOf(value));

/** The same with its ids as texts. */
function texts(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => texts(one));
  if (value === null || typeof value !== 'object') return value;
  if (anId.test(name) && isNumber(value)) return digitsOf(value);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, texts(one, key)]));
}
