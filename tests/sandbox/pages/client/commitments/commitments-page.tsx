import { erpStates } from '@rebound/shared/commitment/erp-state';
import { erpStateText } from '@rebound/shared/history/rows';
import { useState } from 'preact/hooks';
import { Banner } from '../../chrome/banner';
import { useClasses } from '../../classes';
import { Loading } from '../loading';
import { useAsked } from '../use-asked';
import { columns, pinned } from './columns';
import { everyCommitment } from './every-commitment';
import { Grid } from './grid';

export function CommitmentsPage({ projectId }: { projectId: string }) {
  const cx = useClasses();
  const { body, problem } = useAsked(
    `/commitments?projectId=${encodeURIComponent(projectId)}&limit=100`,
    everyCommitment,
  );
  const [search, setSearch] = useState('');
  const [erpState, setErpState] = useState('');
  const wanted = search.trim().toLowerCase();
  const rows = (body ?? [])
    .filter((row) => !erpState || row.erpState === erpState)
    .filter((row) => [pinned, ...columns].some((column) => column.text(row).toLowerCase().includes(wanted)));

  return (
    <section class={cx('ListPage')} aria-label="main">
      <h1>Commitments</h1>
      {problem && (
        <Banner tone="bad" title={problem.title}>
          {problem.detail}
        </Banner>
      )}
      <div class={cx('ListTools')}>
        <input
          class={cx('Input')}
          type="search"
          aria-label="Search"
          placeholder="Search"
          data-qa="data-table-search"
          value={search}
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
        <select
          class={cx('Input')}
          aria-label="ERP Status"
          data-qa="data-table-filter-input-erpStatus"
          value={erpState}
          onChange={(event) => setErpState(event.currentTarget.value)}
        >
          <option value="">Every ERP status</option>
          {erpStates.map((state) => (
            <option key={state} value={state}>
              {erpStateText[state]}
            </option>
          ))}
        </select>
        {body && <span class={cx('Count')}>{rows.length === 1 ? '1 commitment' : `${rows.length} commitments`}</span>}
      </div>
      {body && rows.length > 0 && <Grid rows={rows} />}
      {body && rows.length === 0 && <p class={cx('Empty')}>No commitments to show.</p>}
      {!body && !problem && <Loading />}
    </section>
  );
}
