import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import { useState } from 'preact/hooks';
import { Banner } from '../../chrome/banner';
import { useClasses } from '../../classes';
import { EditForm } from '../edit/edit-form';
import { Loading } from '../loading';
import type { Route } from '../route';
import { useAsked } from '../use-asked';
import { ChangeHistory } from './change-history';
import { GeneralTab } from './general-tab';
import { Header } from './header';

export type CommitmentRoute = Extract<Route, { page: 'commitment' | 'edit' }>;

interface Said {
  tone: 'good' | 'bad';
  title: string;
  text: string;
  /** The tab it is meant for: it is gone once another one is shown. */
  place: string;
}

export function CommitmentPage({ route }: { route: CommitmentRoute }) {
  const cx = useClasses();
  const { ref } = route;
  const { body: view, problem, refresh, replace } = useAsked<CommitmentView>(`/commitments/${ref.id}`);
  const [said, setSaid] = useState<Said | null>(null);
  const place = route.page === 'edit' ? 'edit' : route.tab;
  const isHere = view?.commitment.projectId === ref.projectId && view.commitment.kind === ref.kind;

  const changed = (newer: CommitmentView, title: string, at: string = place) => {
    replace(newer);
    setSaid({ tone: 'good', title, text: '', place: at });
  };
  const refused = (title: string, text: string) => {
    setSaid({ tone: 'bad', title, text, place });
    void refresh();
  };

  return (
    <section class={cx('Detail')} aria-label="main">
      {view && isHere && (
        // A new key at every move: the whole head is drawn anew, as single-page applications do.
        <Header key={place} route={route} view={view} onChanged={changed} onRefused={refused} />
      )}
      <div class={cx('DetailBody')}>
        {problem && (
          <Banner tone="bad" title={problem.title}>
            {problem.detail}
          </Banner>
        )}
        {view && !isHere && (
          <Banner tone="bad" title="Not Found">
            This project has no such commitment.
          </Banner>
        )}
        {said?.place === place && (
          <Banner tone={said.tone} title={said.title}>
            {said.text}
          </Banner>
        )}
        {view && isHere && (
          <Content key={place} route={route} view={view} onSaved={(newer, title) => changed(newer, title, '')} />
        )}
        {!view && !problem && <Loading />}
      </div>
    </section>
  );
}

interface ContentProps {
  route: CommitmentRoute;
  view: CommitmentView;
  onSaved: (view: CommitmentView, title: string) => void;
}

function Content({ route, view, onSaved }: ContentProps) {
  const cx = useClasses();
  if (route.page === 'edit') return <EditForm place={route.ref} view={view} onSaved={onSaved} />;
  if (route.tab === '') return <GeneralTab place={route.ref} view={view} />;
  if (route.tab === 'change_history') return <ChangeHistory key={view.commitment.version} id={view.commitment.id} />;
  return <p class={cx('Empty')}>Nothing here. The sandbox fills the General and Change History tabs.</p>;
}
