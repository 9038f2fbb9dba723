import type { CommitmentSummary } from '@rebound/shared/commitment/schema';
import { h } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import type { Boot } from '../../boot';
import { Classes } from '../../classes';
import { BootData } from '../boot-data';
import { columns, pinned } from './columns';
import { GridRows } from './grid-rows';
import { poolSize } from './visible-rows';

const height = 330;

test('a row is in both containers, joined by row-id and by place, and only the pinned one has the number', () => {
  const [left, centre] = [[pinned], columns].map((part) => drawn(4, 18, part));
  expect(idsIn(left)).toEqual(idsIn(centre));
  expect(left).toContain('href="/24017/project/contracts/commitments/work_order_contracts/10"');
  expect(centre).not.toContain('col-id="number"');
  expect(centre).toContain('col-id="erpStatus"');
});

test('scrolling by one row gives one element another row and leaves the others alone', () => {
  const before = idsIn(drawn(0, poolSize(height), [pinned]));
  const after = idsIn(drawn(1, poolSize(height) + 1, [pinned]));
  expect(after).toHaveLength(before.length);
  expect(after.filter((id, slot) => id !== before[slot])).toHaveLength(1);
});

function drawn(first: number, end: number, part: typeof columns): string {
  const shown = Array.from({ length: end - first }, (_, index) => ({ row: row(first + index), place: first + index }));
  const rows = h(GridRows, { shown, height, columns: part, firstColumn: 1 });
  const classes = new Proxy({}, { get: () => 'x' });
  const boot = { companyOfProject: {} } as Boot;
  return renderToStaticMarkup(h(BootData.Provider, { value: boot }, h(Classes.Provider, { value: classes }, rows)));
}

function idsIn(markup = ''): string[] {
  return [...markup.matchAll(/row-id="(\d+)"/g)].map(([, id]) => id ?? '');
}

function row(place: number): CommitmentSummary {
  return {
    id: String(place),
    projectId: '24017',
    kind: 'subcontract',
    number: `SC-${place}`,
    title: 'Works',
    contractCompany: null,
    status: 'Approved',
    erpState: 'rejected',
    round: 1,
    totalCents: 100,
    version: 1,
    updatedAt: '2026-01-01T00:00:00.000Z',
    pageUrl: '',
  };
}
