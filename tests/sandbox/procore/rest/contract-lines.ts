import type { Kind } from '@rebound/shared/commitment/kind';
import type { Edit } from '@rebound/shared/commitment/schema';
import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import { z } from 'zod';
import type { DemoCompany } from '../../demo/demo-company';
import { idOf } from '../ids';
import { invalid, notFound } from '../procore-error';
import { costCodeId, costTypeId, lineItemOf } from './as-procore';
import { contractAsked, segments } from './contracts';
import type { Call, Endpoint } from './endpoint';
import { id, money } from './input';
import { paged, pageQuery, pagesOfV1 } from './paging';

const lineItem = z
  .strictObject({
    amount: money,
    cost_code_id: id.nullable(),
    line_item_type_id: id.nullable(),
    description: z.string(),
    extended_type: z.literal('manual'),
    quantity: money,
    unit_cost: money,
    uom: z.string().nullable(),
  })
  .partial();
type LineItem = z.infer<typeof lineItem>;
type WrittenLine = NonNullable<Edit['lines']>[number];

const body = z.strictObject({ project_id: id, line_item: lineItem });

/** `…/line_items` of both kinds: the schedule of values. */
export function lineEndpoints(): Endpoint[] {
  return Object.entries(segments).flatMap(([each, segment]): Endpoint[] => {
    const kind = each as Kind;
    const path = `/rest/v1.0/${segment}s/{${segment}_id}/line_items`;
    const asked = (call: Call, projectId = call.query.project_id) =>
      contractAsked(call, projectId, kind, call.path[`${segment}_id`]);
    return [
      {
        method: 'GET',
        path,
        query: ['project_id!', ...pageQuery],
        async answer(call) {
          return paged(call, itemsOf(await asked(call), call), pagesOfV1);
        },
      },
      {
        method: 'POST',
        path,
        body,
        async answer(call) {
          const { project_id: projectId, line_item: item } = call.body as z.infer<typeof body>;
          const view = await asked(call, projectId);
          const blank: WrittenLine = { id: null, description: '', costCode: null, costType: null, amountCents: 0 };
          const added = { ...blank, ...written(item, call.membership.company) };
          const edited = await call.engine.edit(view, { lines: [...linesOf(view), added] });
          return { status: 201, body: itemsOf(edited, call).at(-1) };
        },
      },
      {
        method: 'PATCH',
        path: `${path}/{id}`,
        body,
        async answer(call) {
          const { project_id: projectId, line_item: item } = call.body as z.infer<typeof body>;
          const view = await asked(call, projectId);
          const at = placeOf(view, call);
          const lines = linesOf(view).map((line, index) =>
            index === at ? { ...line, ...written(item, call.membership.company) } : line,
          );
          return { body: itemsOf(await call.engine.edit(view, { lines }), call)[at] };
        },
      },
      {
        method: 'DELETE',
        path: `${path}/{id}`,
        query: ['project_id!'],
        async answer(call) {
          const view = await asked(call);
          const at = placeOf(view, call);
          await call.engine.edit(view, { lines: linesOf(view).filter((_, index) => index !== at) });
          return { status: 204, body: null };
        },
      },
    ];
  });
}

function itemsOf({ commitment }: CommitmentView, { membership }: Call) {
  return commitment.lines.map((line, index) => lineItemOf(commitment, line, index, membership.company));
}

function placeOf({ commitment }: CommitmentView, { path }: Call): number {
  const at = commitment.lines.findIndex((line) => idOf(line.id) === path.id);
  if (at < 0) throw notFound();
  return at;
}

function linesOf({ commitment }: CommitmentView): WrittenLine[] {
  return commitment.lines.map(({ costCode, ...line }) => ({ ...line, costCode: costCode?.code ?? null }));
}

function written(item: LineItem, { costCodes, costTypes }: DemoCompany): Partial<WrittenLine> {
  const { description, amount, cost_code_id: codeId, line_item_type_id: typeId } = item;
  const code = costCodes.find((one) => costCodeId(one.code) === codeId);
  const costType = costTypes.find((one) => costTypeId(one) === typeId);
  if (codeId && !code) throw invalid({ cost_code: ['is not of this project'] });
  if (typeId && !costType) throw invalid({ line_item_type: ['is not of this company'] });
  return {
    ...(description !== undefined && { description }),
    ...(amount !== undefined && { amountCents: Math.round(Number(amount) * 100) }),
    ...(codeId !== undefined && { costCode: code?.code ?? null }),
    ...(typeId !== undefined && { costType: costType ?? null }),
  };
}
