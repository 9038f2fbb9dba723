import '../../testing/fake-browser';
import type { ErpState } from '@rebound/shared/commitment/erp-state';
import { QueryClient, QueryClientProvider } from '@tanstack/preact-query';
import { Window } from 'happy-dom';
import { render } from 'preact';
import { afterEach, expect, test, vi } from 'vitest';
import type { ErpMark } from '../../pages/procore-commitment/erp-mark';
import { PageNote } from './page-note';
import { viewOf } from './view.fixture';

afterEach(() => vi.unstubAllGlobals());

const unknown = 'Reason not yet known';
const differs = "Procore's page shows something else: Rejected <b>.";

test.each<[string, ErpMark | null, ErpState, boolean, string]>([
  ['yellow, of which nothing is known', 'returned', 'not-sent', false, unknown],
  ['yellow, rejected, without the comment', 'returned', 'rejected', false, unknown],
  ['yellow and rejected', 'returned', 'rejected', true, ''],
  ['yellow and retrieved', 'returned', 'retrieved', false, ''],
  ['yellow, and waiting on record', 'returned', 'awaiting', false, differs],
  ['blue, and rejected on record', 'sent', 'rejected', true, differs],
  ['blue and waiting', 'sent', 'awaiting', false, ''],
  ['blue, of which nothing is known', 'sent', 'not-sent', false, ''],
  ['green, and rejected on record', 'synced', 'rejected', true, differs],
  ['green and exported', 'synced', 'exported', false, ''],
  ['green and void', 'synced', 'closed', false, ''],
  ['no mark', null, 'rejected', true, ''],
])('%s', (_, mark, state, isOpen, words) => {
  const window = new Window();
  vi.stubGlobal('document', window.document);
  const root = window.document.body as unknown as HTMLElement;
  const view = {
    ...viewOf(state),
    erpKnown: state !== 'not-sent',
    rejections: isOpen ? viewOf('rejected').rejections : [],
  };
  const client = new QueryClient();
  client.setQueryData(['mark', '700101'], { commitmentId: '700101', mark, words: 'Rejected <b>' });
  render(
    <QueryClientProvider client={client}>
      <PageNote view={view} />
    </QueryClientProvider>,
    root,
  );
  expect(root.textContent).toContain(words);
  expect(root.textContent.includes('Open Change History')).toBe(words === differs && isOpen);
  expect(root.querySelector('a')?.getAttribute('href') ?? '').toBe(words && `${view.pageUrl}/change_history`);
});
