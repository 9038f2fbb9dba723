// biome-ignore-all lint/a11y/useSemanticElements: the shape of the grid that these pages stand in for
// biome-ignore-all lint/a11y/useFocusableInteractive: the same
import { useClasses } from '../../classes';
import { amountColumns, type Column, columns, pinned } from './columns';

export function GridHead() {
  const cx = useClasses();
  return (
    <div class={cx('GridHead')} role="presentation">
      <div class={`${cx('PinnedHead')} ag-pinned-left-header`} role="presentation">
        <HeadRow columns={[pinned]} firstColumn={1} />
      </div>
      <div class="ag-header-container" role="rowgroup">
        <HeadRow columns={columns} firstColumn={2} />
      </div>
    </div>
  );
}

function HeadRow({ columns: shown, firstColumn }: { columns: readonly Column[]; firstColumn: number }) {
  const cx = useClasses();
  return (
    <div class={cx('HeadRow')} role="row" aria-rowindex={1}>
      {shown.map(({ id, heading, width }, index) => (
        <div
          key={id}
          class={cx('HeadCell', amountColumns.includes(id) && 'CellAmount')}
          role="columnheader"
          tabIndex={-1}
          col-id={id}
          aria-colindex={firstColumn + index}
          style={{ width: `${width}px` }}
        >
          {heading}
        </div>
      ))}
    </div>
  );
}
