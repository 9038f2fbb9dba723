import { isApprover } from '@rebound/shared/permission/actor';
import type { DemoCompany, DemoPerson } from '../../../demo/demo-company';
import { erpPath } from '../../addresses';
import type { Boot } from '../../boot';
import { Banner } from '../../chrome/banner';
import { PageFoot } from '../../chrome/page-foot';
import { TopBar } from '../../chrome/top-bar';
import { useClasses } from '../../classes';
import { ErpTable } from './erp-table';
import type { Lists } from './read-lists';
import type { Returned } from './row-actions';
import { type ErpTab, erpTabs } from './tabs';

export interface ErpPageProps {
  boot: Boot;
  company: DemoCompany;
  person: DemoPerson;
  tab: ErpTab;
  /** `null` where there is nothing to show: no access, or no answer. */
  lists: Lists | null;
  said: { tone: 'good' | 'bad'; title: string; text: string } | null;
  returned: Returned | null;
}

export function ErpPage({ boot, company, person, tab, lists, said, returned }: ErpPageProps) {
  const cx = useClasses();
  const may = isApprover(person);
  const approvers = company.people.filter(isApprover).map(({ name }) => name);
  return (
    <div class={cx('Page')}>
      <TopBar boot={boot} project={null} tool="ERP Integrations" path={erpPath(company.id, tab.path)} />
      <main class={cx('Main')} id="mount-point">
        <div class={`${cx('LegacyHead')} core-l-tool-header`}>
          <h1 class="core-l-tool-header__title">ERP Integrations</h1>
          <nav class={cx('Tabs')} data-qa="legacy-tabs-adapter" aria-label="ERP Integrations">
            <div data-qa="tab">
              <a class={cx('Tab', 'TabCurrent')} href={erpPath(company.id)} aria-current="page">
                Commitments
              </a>
            </div>
          </nav>
        </div>
        <div class={cx('LegacyBody')}>
          <div class={cx('LegacyMain')} id="main_content">
            {said && (
              <Banner tone={said.tone} title={said.title}>
                {said.text}
              </Banner>
            )}
            {!may && (
              <Banner tone="plain" title={whyNot(person)}>
                Accounting approvers of {company.name}: {approvers.join(', ')}.
              </Banner>
            )}
            {lists && (
              <>
                <div class={`${cx('LegacyTitle')} table-header`}>
                  <h2>
                    Commitments - <i>{tab.heading(company.connection.name)}</i>
                  </h2>
                </div>
                <ErpTable
                  rows={lists.rows}
                  tab={tab}
                  company={company}
                  action={erpPath(company.id, tab.path)}
                  isApprover={may}
                  returned={returned}
                />
              </>
            )}
          </div>
          <aside class={cx('Sidebar')} id="main_sidebar_content">
            <div id="sidebar_filter_commitments_by">
              <h3 class={cx('SidebarTitle')}>Filter commitments by</h3>
              {erpTabs.map((each) => (
                <a
                  key={each.path}
                  class={cx('SidebarLink', each === tab && 'SidebarCurrent')}
                  href={erpPath(company.id, each.path)}
                  aria-current={each === tab ? 'page' : undefined}
                >
                  {each.text} ({lists?.counts[each.path] ?? '–'})
                </a>
              ))}
            </div>
          </aside>
        </div>
      </main>
      <PageFoot />
    </div>
  );
}

function whyNot({ name, erpIntegrations }: DemoPerson): string {
  if (erpIntegrations === 'none') return `${name} has no access to ERP Integrations.`;
  return `${name} may look, but not accept or reject: that needs the privilege to push to accounting.`;
}
