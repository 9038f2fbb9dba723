import { formatAmount } from '@rebound/shared/commitment/amount';
import type { DemoCompany } from '../../../demo/demo-company';
import { commitmentPath } from '../../addresses';
import { ErpStatus } from '../../chrome/erp-status';
import { useClasses } from '../../classes';
import { historyDate } from '../../dates';
import type { ErpRow } from './read-lists';
import { type Returned, RowActions } from './row-actions';
import type { ErpTab } from './tabs';

const headings = { ready_to_export: 'Sent by', failed: 'Errors', synced: 'Synced at' } as const;

interface ErpTableProps {
  rows: readonly ErpRow[];
  tab: ErpTab;
  company: DemoCompany;
  action: string;
  isApprover: boolean;
  returned: Returned | null;
}

export function ErpTable({ rows, tab, company, action, isApprover, returned }: ErpTableProps) {
  const cx = useClasses();
  if (!rows.length) {
    return (
      <div class={`${cx('Empty')} empty_table`}>
        <p>No Commitments</p>
      </div>
    );
  }
  return (
    <div class={cx('TableScroller')}>
      <table class={cx('Table')}>
        <thead>
          <tr>
            <th>Number</th>
            <th>Title</th>
            <th>Project</th>
            <th>ERP Status</th>
            <th>{headings[tab.path]}</th>
            <th class={cx('Amount')}>Amount</th>
            <th>
              <span class={cx('Unseen')}>Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const { summary, view, error } = row;
            return (
              <tr key={summary.id} id={`commitment_${summary.id}`}>
                <td class={cx('When')}>
                  <a href={commitmentPath({ ...summary, companyId: company.id })}>{summary.number}</a>
                </td>
                <td class={cx('Wide')}>
                  {summary.title}
                  <div class={cx('Hint')}>{summary.contractCompany ?? 'No contract company'}</div>
                </td>
                <td>{company.projects.find(({ id }) => id === summary.projectId)?.name}</td>
                <td class={cx('When')}>
                  <ErpStatus state={summary.erpState} />
                </td>
                <td class={cx(tab.path === 'failed' ? 'Wide' : 'When')}>
                  {tab.path === 'ready_to_export' && view?.commitment.sentBy?.name}
                  {tab.path === 'failed' && <span class={cx('ExportError')}>{error}</span>}
                  {tab.path === 'synced' && historyDate(summary.updatedAt)}
                </td>
                <td class={cx('Amount')}>{formatAmount(summary.totalCents)}</td>
                <td>
                  <RowActions row={row} action={action} isApprover={isApprover} returned={returned} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
