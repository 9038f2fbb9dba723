import type { DemoCommitment } from '../../demo/demo-company';
import { commitmentsPath, erpPath } from '../addresses';
import type { Boot } from '../boot';
import { Banner } from '../chrome/banner';
import { PageFoot } from '../chrome/page-foot';
import { TopBar } from '../chrome/top-bar';
import { useClasses } from '../classes';
import type { Assets } from './assets';
import { documentOf } from './document';
import { ForwardForm } from './forward-form';

/** `/`: where one can go. `missing` says what was asked for in vain; `forwards` are what notifications can be about. */
export function startPage(
  boot: Boot,
  assets: Assets,
  { missing = null, forwards = [] }: { missing?: string | null; forwards?: readonly DemoCommitment[] } = {},
): string {
  return documentOf({
    boot,
    assets,
    script: assets.legacy,
    title: boot.company.name,
    children: <Start boot={boot} missing={missing} forwards={forwards} />,
  });
}

interface StartProps {
  boot: Boot;
  missing: string | null;
  forwards: readonly DemoCommitment[];
}

function Start({ boot, missing, forwards }: StartProps) {
  const cx = useClasses();
  const { company, projects, mailboxUrl } = boot;
  return (
    <div class={cx('Page')}>
      <TopBar boot={boot} project={null} tool="Start" path="/" />
      <main class={cx('Main', 'Narrow')} id="mount-point">
        {missing && <Banner tone="bad" title={missing} />}
        <h1>{company.name}</h1>
        <h2 class={cx('StartGroup')}>Commitments</h2>
        {projects.map(({ id, name }) => (
          <a key={id} class={cx('StartLink')} href={commitmentsPath(company.id, id)}>
            <strong>{name}</strong>
            <span>The project's subcontracts and purchase orders</span>
          </a>
        ))}
        <h2 class={cx('StartGroup')}>Accounting</h2>
        <a class={cx('StartLink')} href={erpPath(company.id)}>
          <strong>ERP Integrations</strong>
          <span>Accept or reject what was sent, export what was accepted</span>
        </a>
        {mailboxUrl && (
          <>
            <h2 class={cx('StartGroup')}>Mail</h2>
            <a class={cx('StartLink')} href={mailboxUrl}>
              <strong>Mailbox</strong>
              <span>Every letter of the sandbox, to everybody</span>
            </a>
          </>
        )}
        {forwards.length > 0 && <ForwardForm commitments={forwards} />}
      </main>
      <PageFoot />
    </div>
  );
}
