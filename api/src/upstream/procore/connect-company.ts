import type { ErpConnection } from '@rebound/shared/commitment/erp-connection';
import { kinds } from '@rebound/shared/commitment/kind';
import type { Tx } from '../../db/db';
import { company } from '../../permission/table';

/** A company of Procore that may be used here. What is left out is as it usually is. */
export interface ToConnect {
  id: string;
  name: string;
  currency?: string | undefined;
  /** The host that its people open Procore at. */
  webUrl?: string | undefined;
  zone?: string | undefined;
  locksApproved?: boolean | undefined;
  connection?: ErpConnection | undefined;
}

/** An ERP of which nothing is known: nothing is demanded of a commitment but what every ERP does. */
const someErp: ErpConnection = {
  ...{ name: 'the ERP', kinds, statuses: { subcontract: [], 'purchase-order': [] } },
  ...{ number: {}, title: {}, startDateRequired: false, lines: { erpCostCode: 'one', costType: 'any' } },
};

/** Connects a company, or changes what is named of one that is. */
export async function connectCompany(tx: Tx, { id, ...named }: ToConnect): Promise<void> {
  const set = Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));
  const usual = { currency: 'USD', webUrl: 'https://app.procore.com', locksApproved: true, connection: someErp };
  const row = { id, ...usual, secondPairOfEyes: false, name: named.name, ...set };
  await tx.insert(company).values(row).onConflictDoUpdate({ target: company.id, set });
}
