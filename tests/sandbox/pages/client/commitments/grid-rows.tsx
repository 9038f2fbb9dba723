// biome-ignore-all lint/a11y/useSemanticElements: the shape of the grid that these pages stand in for
// biome-ignore-all lint/a11y/useFocusableInteractive: the same
import type { CommitmentSummary } from '@rebound/shared/commitment/schema';
import { useClasses } from '../../classes';
import { amountColumns, type Column } from './columns';
import { poolSize, rowHeight } from './visible-rows';

interface RowsProps {
  shown: readonly { row: CommitmentSummary; place: number }[];
  /** Of the viewport: decides how many row elements there are. */
  height: number;
  columns: readonly Column[];
  firstColumn: number;
}

/** One container's part of the rows. `row-id` joins a row to its other part. */
export function GridRows({ shown, height, columns, firstColumn }: RowsProps) {
  const cx = useClasses();
  const pool = poolSize(height);
  return shown
    .toSorted((one, other) => (one.place % pool) - (other.place % pool))
    .map(({ row, place }) => (
      <div
        // The element is used again for another row as the list scrolls, attributes and all.
        key={place % pool}
        class={cx('Row', place % 2 === 1 && 'RowOdd')}
        role="row"
        row-id={row.id}
        row-index={place}
        aria-rowindex={place + 2}
        style={{ transform: `translateY(${place * rowHeight}px)` }}
      >
        {columns.map(({ id, width, text, cell }, index) => (
          <div
            key={id}
            class={cx('Cell', amountColumns.includes(id) && 'CellAmount')}
            role="gridcell"
            tabIndex={-1}
            col-id={id}
            aria-colindex={firstColumn + index}
            style={{ width: `${width}px` }}
            title={cell ? undefined : text(row)}
          >
            <div class={cx('CellText')}>{cell ? cell(row) : text(row)}</div>
          </div>
        ))}
      </div>
    ));
}
