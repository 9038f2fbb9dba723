import type { Field } from '@rebound/shared/commitment/field';
import { type Lock, lockedWhenApproved } from '@rebound/shared/commitment/locks';
import type { Commitment } from '@rebound/shared/commitment/schema';
import { z } from 'zod';
import { touchedBy } from '../../commitment/touched-by';
import { Answerable, Invalid, NotFound, Refused } from '../../errors';
import type { Client } from './client';
import { numericId } from './json';
import { contractPath, kindNames } from './paths';
import { Hidden, NotTaken } from './problems';

/** Saves what differs between two pictures of a commitment in Procore, with the client's own permission. */
export async function saveEdit(client: Client, before: Commitment, after: Commitment): Promise<void> {
  const touched = touchedBy(before, after);
  const path = contractPath(before.kind, before.id);
  const project_id = numericId(before.projectId);
  const lines = linesToSave(before, after);
  try {
    const contract = contractBody(after, touched);
    if (Object.keys(contract).length) {
      const body = { project_id, [kindNames[before.kind].key]: contract };
      await client.change('PATCH', `${path}?run_configurable_validations=true`, z.unknown(), body);
    }
    for (const { id, ...line_item } of lines) {
      await client.change('PATCH', `${path}/line_items/${id}`, z.unknown(), { project_id, line_item });
    }
  } catch (error) {
    throw refusalFor(error, before, touched);
  }
}

function contractBody(after: Commitment, touched: readonly Field[]): Record<string, unknown> {
  const isOrder = after.kind === 'purchase-order';
  const { number, title, status, startDate, completionDate, retainagePercent, contractCompany } = after;
  const named: Record<Exclude<Field, 'lines'>, [name: string, value: unknown]> = {
    number: ['number', number],
    title: ['title', title],
    status: ['status', status],
    startDate: [isOrder ? 'contract_date' : 'contract_start_date', startDate],
    completionDate: [isOrder ? 'delivery_date' : 'contract_estimated_completion_date', completionDate],
    retainagePercent: ['retainage_percent', retainagePercent === null ? null : String(retainagePercent)],
    contractCompany: ['vendor_id', contractCompany && numericId(contractCompany.id)],
  };
  return Object.fromEntries(touched.flatMap((field) => (field === 'lines' ? [] : [named[field]])));
}

/** What can be changed of lines by itself: words and amounts. The rest is done on Procore's page. */
function linesToSave(before: Commitment, after: Commitment): { id: string; description?: string; amount?: string }[] {
  const isSameSet = before.lines.length === after.lines.length;
  return after.lines.flatMap((line, index) => {
    const old = before.lines[index];
    const isCoded = old?.costCode?.code === line.costCode?.code && old?.costType === line.costType;
    if (!isSameSet || old?.id !== line.id || !isCoded) {
      const message = "Lines, their order, cost codes and cost types are changed on the commitment's page in Procore.";
      throw new Invalid([{ path: 'lines', message }]);
    }
    const isReworded = old.description !== line.description;
    const isRepriced = old.amountCents !== line.amountCents;
    if (!isReworded && !isRepriced) return [];
    const amount = (line.amountCents / 100).toFixed(2);
    return [{ id: line.id, ...(isReworded && { description: line.description }), ...(isRepriced && { amount }) }];
  });
}

function refusalFor(error: unknown, before: Commitment, touched: readonly Field[]): unknown {
  if (error instanceof Hidden) return new NotFound();
  if (!(error instanceof NotTaken)) return error;
  if (error.status === 409) return new Answerable(409, 'procore-conflict', `Procore did not save it: ${error.message}`);
  if (/\block/i.test(error.message)) {
    return new Refused({
      reason: 'locked',
      locks: touched.map((field) => ({ field, because: lockReason(before, field) })),
    });
  }
  return new Invalid([{ path: '', message: `Procore did not take it: ${error.message}` }]);
}

/** Procore says that a record is locked, and not why; its state does, and which field it is about. */
function lockReason({ erpState, status }: Commitment, field: Field): Lock['because'] {
  if (erpState === 'exported' || erpState === 'export-failed') return 'sent';
  if (erpState === 'awaiting' || erpState === 'accepted') return 'with-accounting';
  const isApproved = status === 'Approved' || status === 'Complete';
  // Of what its status leaves free, it is the ERP that holds it, whether or not we have heard of that.
  return isApproved && lockedWhenApproved.includes(field) ? 'approved' : 'sent';
}
