import { type Kind, type Status, statuses } from '@rebound/shared/commitment/kind';
import type { Edit } from '@rebound/shared/commitment/schema';
import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import { z } from 'zod';
import { idOf } from '../ids';
import type { Logins } from '../logins';
import { invalid, notFound } from '../procore-error';
import { contractOf } from './as-procore';
import type { Call, Endpoint } from './endpoint';
import { id, money } from './input';
import { paged, pageQuery, pagesOfV1 } from './paging';
import { visibleCommitments } from './visible';

export const segments = {
  subcontract: 'work_order_contract',
  'purchase-order': 'purchase_order_contract',
} as const satisfies Record<Kind, string>;

const dates = {
  subcontract: { contract_start_date: 'startDate', contract_estimated_completion_date: 'completionDate' },
  'purchase-order': { contract_date: 'startDate', delivery_date: 'completionDate' },
} as const;

const plain = z.string().max(255);
const fields = {
  number: plain,
  title: plain,
  vendor_id: id.nullable(),
  retainage_percent: money.nullable(),
  status: plain,
};

/** `/rest/v1.0/work_order_contracts` and `/purchase_order_contracts`. */
export function contractEndpoints(logins: Logins): Endpoint[] {
  return Object.entries(segments).flatMap(([each, segment]): Endpoint[] => {
    const kind = each as Kind;
    const [start, end] = Object.keys(dates[kind]);
    const day = z.iso.date().nullable();
    const contract = z.strictObject({ ...fields, [start ?? '']: day, [end ?? '']: day }).partial();
    return [
      {
        method: 'GET',
        path: `/rest/v1.0/${segment}s`,
        query: ['project_id!', 'view', 'filters[id]', 'filters[status]', 'filters[updated_at]', ...pageQuery],
        async answer(call) {
          const listed = await visibleCommitments(call, call.query.project_id ?? '', kind);
          const wanted = call.query['filters[id]']?.match(/\d+/g);
          const status = call.query['filters[status]'];
          const found = listed
            .filter((one) => !wanted || wanted.includes(idOf(one.id)))
            .filter((one) => !status || one.status === status);
          const page = paged(call, found, { ...pagesOfV1, wrap: (items) => items });
          const views = await Promise.all((page.body as typeof found).map((one) => call.engine.view(one.id)));
          const around = { company: call.membership.company, logins };
          const whole = views.map(({ commitment }) => contractOf(commitment, around));
          return { ...page, body: call.query.view === 'compact' ? whole.map(compact) : whole };
        },
      },
      {
        method: 'GET',
        path: `/rest/v1.0/${segment}s/{id}`,
        query: ['project_id!'],
        async answer(call) {
          const { commitment } = await contractAsked(call, call.query.project_id, kind, call.path.id);
          return { body: contractOf(commitment, { company: call.membership.company, logins }) };
        },
      },
      {
        method: 'PATCH',
        path: `/rest/v1.0/${segment}s/{id}`,
        query: ['run_configurable_validations'],
        body: z.strictObject({ project_id: id, [segment]: contract }),
        async answer(call) {
          const { project_id, [segment]: asked } = call.body as { project_id: string } & Record<string, unknown>;
          const view = await contractAsked(call, project_id, kind, call.path.id);
          const edited = await call.engine.edit(view, editOf(call, kind, asked as z.infer<typeof contract>));
          return { body: contractOf(edited.commitment, { company: call.membership.company, logins }) };
        },
      },
    ];
  });
}

/** The commitment of that kind in that project, as the caller may see it. Throws 404 for any other. */
export async function contractAsked(
  { engine }: Call,
  projectId: string | undefined,
  kind: Kind,
  asked: string | undefined,
): Promise<CommitmentView> {
  const view = await engine.view(asked ?? '');
  if (idOf(view.commitment.projectId) !== projectId || view.commitment.kind !== kind) throw notFound();
  return view;
}

function editOf({ membership }: Call, kind: Kind, asked: Record<string, unknown>): Edit {
  const { vendor_id: vendorId, retainage_percent: retainage, status, ...rest } = asked;
  const renamed = Object.fromEntries(
    Object.entries(rest).map(([name, value]) => [(dates[kind] as Record<string, string>)[name] ?? name, value]),
  );
  const vendor = membership.company.contractCompanies.find((one) => idOf(one.id) === vendorId);
  if (vendorId && !vendor) throw invalid({ vendor_id: ['is not in the directory'] });
  if (status !== undefined && !(statuses[kind] as readonly unknown[]).includes(status)) {
    throw invalid({ status: ['is not included in the list'] });
  }
  return {
    ...renamed,
    ...(vendorId !== undefined && { contractCompanyId: vendor?.id ?? null }),
    ...(retainage !== undefined && { retainagePercent: retainage === null ? null : Number(retainage) }),
    ...(status !== undefined && { status: status as Status }),
  };
}

function compact({ id: one, number, title, status, updated_at }: ReturnType<typeof contractOf>) {
  return { id: one, number, title, status, updated_at };
}
