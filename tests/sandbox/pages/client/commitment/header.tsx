import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import { commitmentsPath } from '../../addresses';
import { ErpStatus } from '../../chrome/erp-status';
import { useClasses } from '../../classes';
import { Link } from '../link';
import type { CommitmentRoute } from './commitment-page';
import { ErpAction } from './erp-action';
import { MoreMenu } from './more-menu';
import { Tabs } from './tabs';

interface HeaderProps {
  route: CommitmentRoute;
  view: CommitmentView;
  onChanged: (view: CommitmentView, title: string) => void;
  onRefused: (title: string, text: string) => void;
}

export function Header({ route, view, onChanged, onRefused }: HeaderProps) {
  const cx = useClasses();
  const { commitment } = view;
  const { ref } = route;
  const company = commitment.contractCompany?.name;
  return (
    <div class={cx('Head')}>
      <nav class={cx('Breadcrumb')} aria-label="Breadcrumb">
        <Link class={cx('BreadcrumbLink')} href={commitmentsPath(ref.companyId, ref.projectId)}>
          <div data-qa="breadcrumb_root">Commitments</div>
        </Link>
        <span class={cx('Separator')} aria-hidden="true">
          ›
        </span>
        <div aria-current="true" data-qa="breadcrumb_active">
          Commitment #{commitment.number}
        </div>
      </nav>
      <div class={cx('TitleRow')}>
        <span class={cx('Title')} data-qa="title">
          <h1>{company ? `${commitment.title} - ${company}` : commitment.title}</h1>
          <ErpStatus state={commitment.erpState} />
        </span>
        <div class={cx('HeadActions')} data-qa="headerActions">
          <div class={cx('Slot')}>
            {route.page === 'commitment' && <ErpAction view={view} onChanged={onChanged} onRefused={onRefused} />}
          </div>
          <div class={cx('Slot')}>
            <MoreMenu view={view} onChanged={onChanged} onRefused={onRefused} />
          </div>
        </div>
      </div>
      <Tabs route={route} />
    </div>
  );
}
