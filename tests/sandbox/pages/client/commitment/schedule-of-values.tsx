import { formatAmount, totalCents } from '@rebound/shared/commitment/amount';
import type { Line } from '@rebound/shared/commitment/schema';
import { useClasses } from '../../classes';
import { useBoot } from '../boot-data';

export function ScheduleOfValues({ lines }: { lines: readonly Line[] }) {
  const cx = useClasses();
  const { costCodes } = useBoot();
  if (!lines.length) return <p class={cx('Empty')}>No lines yet.</p>;
  return (
    <div class={cx('TableScroller')}>
      <table class={cx('Table')}>
        <thead>
          <tr>
            <th>#</th>
            <th data-qa="ulia_header_description">Description</th>
            <th data-qa="ulia_header_wbs_code">Cost Code</th>
            <th>Cost Type</th>
            <th class={cx('Amount')} data-qa="ulia_header_amount">
              Amount
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <tr key={line.id}>
              <td>{index + 1}</td>
              <td data-qa="ulia_cell_description">{line.description}</td>
              <td data-qa="ulia_cell_wbs_code">
                {line.costCode ? (
                  <>
                    {line.costCode.code} {costCodes.find(({ code }) => code === line.costCode?.code)?.name}
                    {!line.costCode.inErp && <span class={cx('Hint')}> · not in the ERP</span>}
                  </>
                ) : (
                  '--'
                )}
              </td>
              <td>{line.costType ?? '--'}</td>
              <td class={cx('Amount')} data-qa="ulia_cell_amount">
                ${formatAmount(line.amountCents)}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={4}>Total</td>
            <td class={cx('Amount')} data-qa="ulia_cell_amount_total">
              ${formatAmount(totalCents(lines))}
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
