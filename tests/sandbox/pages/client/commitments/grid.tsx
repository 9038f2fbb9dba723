// biome-ignore-all lint/a11y/useSemanticElements: the shape of the grid that these pages stand in for
import type { CommitmentSummary } from '@rebound/shared/commitment/schema';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useClasses } from '../../classes';
import { columns, pinned } from './columns';
import { GridHead } from './grid-head';
import { GridRows } from './grid-rows';
import { rowHeight, visibleRows } from './visible-rows';

/** Only the rows in view are in the document; the pinned column's cells stand in a container of their own. */
export function Grid({ rows }: { rows: readonly CommitmentSummary[] }) {
  const cx = useClasses();
  const scroller = useRef<HTMLDivElement>(null);
  const [viewport, setViewport] = useState({ scrollTop: 0, height: 600 });

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const read = () => setViewport({ scrollTop: element.scrollTop, height: element.clientHeight });
    const resized = new ResizeObserver(read);
    resized.observe(element);
    element.addEventListener('scroll', read, { passive: true });
    read();
    return () => {
      resized.disconnect();
      element.removeEventListener('scroll', read);
    };
  }, []);

  const { first, end } = visibleRows(viewport, rows.length);
  const shown = rows.slice(first, end).map((row, index) => ({ row, place: first + index }));
  const height = rows.length * rowHeight;
  return (
    <div class={cx('Grid')} role="treegrid" aria-rowcount={rows.length + 1} aria-label="Commitments">
      <div class={`${cx('GridScroller')} ag-body-viewport`} ref={scroller}>
        <GridHead />
        <div class={cx('GridBody')} role="presentation">
          <div class={`${cx('Pinned')} ag-pinned-left-cols-container`} role="rowgroup" style={{ height }}>
            <GridRows shown={shown} height={viewport.height} columns={[pinned]} firstColumn={1} />
          </div>
          <div class={`${cx('Centre')} ag-center-cols-container`} role="rowgroup" style={{ height }}>
            <GridRows shown={shown} height={viewport.height} columns={columns} firstColumn={2} />
          </div>
        </div>
      </div>
    </div>
  );
}
