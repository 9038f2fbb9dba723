import { commitmentPath } from '../../addresses';
import { useClasses } from '../../classes';
import { Link } from '../link';
import { tabs } from '../route';
import type { CommitmentRoute } from './commitment-page';

export function Tabs({ route }: { route: CommitmentRoute }) {
  const cx = useClasses();
  const current = route.page === 'edit' ? '' : route.tab;
  const shown = tabs.filter(([path]) => path !== 'ssov' || route.ref.kind === 'subcontract');
  return (
    <nav class={cx('Tabs')} aria-label="Commitment">
      {shown.map(([path, text, hook]) => (
        <Link
          key={path}
          class={cx('Tab', path === current && 'TabCurrent')}
          href={commitmentPath(route.ref, path)}
          aria-current={path === current ? 'page' : undefined}
        >
          <span data-qa={hook ?? undefined}>{text}</span>
        </Link>
      ))}
    </nav>
  );
}
