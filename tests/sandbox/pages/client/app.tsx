import { useLayoutEffect } from 'preact/hooks';
import { newFormOf } from '../addresses';
import { Banner } from '../chrome/banner';
import { PageFoot } from '../chrome/page-foot';
import { TopBar } from '../chrome/top-bar';
import { useClasses } from '../classes';
import { useBoot } from './boot-data';
import { CommitmentPage } from './commitment/commitment-page';
import { CommitmentsPage } from './commitments/commitments-page';
import { navigate, usePath } from './navigation';
import { type Route, routeOf } from './route';

export function App() {
  const boot = useBoot();
  const cx = useClasses();
  const path = usePath();
  const newForm = newFormOf(path, boot.companyOfProject);
  const route = routeOf(newForm ?? path);
  const projectId = projectOf(route);
  const project = boot.projects.find(({ id }) => id === projectId)?.name ?? null;

  useLayoutEffect(() => {
    if (newForm) navigate(newForm, { replace: true });
  }, [newForm]);
  useLayoutEffect(() => {
    document.title = project ? `Commitments • ${project}` : 'Commitments';
  }, [project]);

  return (
    <div class={cx('Page')}>
      <TopBar boot={boot} project={project} tool="Commitments" path={path} />
      <main class={cx('Main')} id="mount-point">
        {route.page === 'commitments' && <CommitmentsPage key={path} {...route} />}
        {(route.page === 'commitment' || route.page === 'edit') && <CommitmentPage key={route.ref.id} route={route} />}
        {route.page === 'unknown' && (
          <div class={cx('Narrow')}>
            <Banner tone="plain" title="There is no page here">
              The sandbox holds the list of commitments, and each commitment with its tabs.
            </Banner>
          </div>
        )}
      </main>
      <PageFoot />
    </div>
  );
}

function projectOf(route: Route): string | null {
  if (route.page === 'unknown') return null;
  return route.page === 'commitments' ? route.projectId : route.ref.projectId;
}
