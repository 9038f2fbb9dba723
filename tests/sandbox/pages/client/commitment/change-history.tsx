import type { Page } from '@rebound/shared/commitment/view-schema';
import type { HistoryRow } from '@rebound/shared/history/schema';
import type { Problem } from '@rebound/shared/problem';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { Banner } from '../../chrome/banner';
import { useClasses } from '../../classes';
import { historyDate } from '../../dates';
import { ask } from '../ask';
import { useBoot } from '../boot-data';
import { Loading } from '../loading';
import { ToldLines } from './told-lines';

export function ChangeHistory({ id }: { id: string }) {
  const cx = useClasses();
  const { company } = useBoot();
  const [rows, setRows] = useState<HistoryRow[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  const load = useCallback(
    async (cursor: string | null) => {
      setBusy(true);
      const query = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
      const answer = await ask<Page<HistoryRow>>(`/commitments/${id}/history?limit=15${query}`);
      setBusy(false);
      if (!answer.ok) return setProblem(answer.problem);
      setProblem(null);
      setNext(answer.body.next);
      setRows((before) => (cursor ? [...(before ?? []), ...answer.body.items] : answer.body.items));
    },
    [id],
  );
  useEffect(() => void load(null), [load]);

  return (
    <div class={cx('Card')}>
      <h2 class={cx('CardTitle')}>Change History</h2>
      {problem && (
        <Banner tone="bad" title={problem.title}>
          {problem.detail}
        </Banner>
      )}
      {!rows && !problem && <Loading />}
      {rows && (
        <div class={cx('TableScroller')}>
          <table class={cx('Table', 'History')}>
            <thead>
              <tr>
                <th>Date</th>
                <th>Action By</th>
                <th>Changed</th>
                <th>From</th>
                <th>To</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td class={cx('When')}>{historyDate(row.at)}</td>
                  <td>
                    {row.by.name} ({company.name})
                  </td>
                  <td>{row.changed}</td>
                  <td class={cx('Kept')}>{row.from ?? '(None)'}</td>
                  <td>
                    <div class={cx('Kept')}>{row.to ?? '(None)'}</div>
                    <ToldLines told={row.told} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {(next || (problem && !rows)) && (
        <button class={cx('Button', 'LoadMore')} type="button" disabled={busy} onClick={() => void load(next)}>
          {rows ? 'Load more' : 'Try again'}
        </button>
      )}
    </div>
  );
}
