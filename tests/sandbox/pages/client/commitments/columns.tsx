import { formatAmount } from '@rebound/shared/commitment/amount';
import type { CommitmentSummary } from '@rebound/shared/commitment/schema';
import type { ComponentChildren } from 'preact';
import { intermediatePath } from '../../addresses';
import { ErpStatus } from '../../chrome/erp-status';
import { Link } from '../link';
import { StatusPill } from '../status-pill';

export interface Column {
  id: string;
  heading: string;
  width: number;
  /** What is shown without a `cell`, and what the search looks at. */
  text: (row: CommitmentSummary) => string;
  cell?: (row: CommitmentSummary) => ComponentChildren;
}

const signed = ['Approved', 'Complete', 'Received', 'Closed'];
const nothing = () => '$0.00';
const total = (row: CommitmentSummary) => `$${formatAmount(row.totalCents)}`;

export const pinned: Column = {
  id: 'number',
  heading: 'Number',
  width: 130,
  text: (row) => row.number,
  cell: (row) => <Link href={intermediatePath(row)}>{row.number}</Link>,
};

export const columns: Column[] = [
  { id: 'vendor', heading: 'Contract Company', width: 210, text: (row) => row.contractCompany ?? '' },
  { id: 'title', heading: 'Title', width: 260, text: (row) => row.title },
  {
    id: 'erpStatus',
    heading: 'ERP Status',
    width: 220,
    text: (row) => row.erpState,
    cell: (row) => <ErpStatus state={row.erpState} />,
  },
  {
    id: 'status',
    heading: 'Status',
    width: 170,
    text: (row) => row.status,
    cell: (row) => <StatusPill status={row.status} />,
  },
  { id: 'executed', heading: 'Executed', width: 100, text: (row) => (signed.includes(row.status) ? 'Yes' : 'No') },
  { id: 'grandTotal', heading: 'Original Contract Amount', width: 190, text: total },
  { id: 'approvedChangeOrderPackagesAmount', heading: 'Approved Change Orders', width: 190, text: nothing },
  { id: 'totalContractAmount', heading: 'Revised Contract Amount', width: 190, text: total },
  { id: 'private', heading: 'Private', width: 90, text: () => 'No' },
];

export const amountColumns = ['grandTotal', 'approvedChangeOrderPackagesAmount', 'totalContractAmount'];
