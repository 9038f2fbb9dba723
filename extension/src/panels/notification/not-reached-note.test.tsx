import '../../testing/fake-browser';
import type { NotReached } from '@rebound/shared/notification/schema';
import { Window } from 'happy-dom';
import { render } from 'preact';
import { afterEach, expect, test, vi } from 'vitest';
import { alex, priya, viewOf } from '../commitment/view.fixture';
import { NotReachedNote } from './not-reached-note';

afterEach(() => vi.unstubAllGlobals());

function shown(notReached: NotReached | null) {
  const { document } = new Window();
  vi.stubGlobal('document', document);
  render(<NotReachedNote view={{ ...viewOf('rejected'), notReached }} />, document.body as unknown as HTMLElement);
  return document.querySelector('[role=note]');
}

test.each<[NotReached, string]>([
  [
    { event: 'rejected', people: [priya], others: [alex] },
    'Priya Shah was not reached by mail and may not know of this rejection.Others who can re-send it: Alex Kim',
  ],
  [
    { event: 'rejected', people: [priya, alex], others: [] },
    'Priya Shah and Alex Kim were not reached by mail and may not know of this rejection.',
  ],
  [
    { event: 'accepted', people: [priya], others: [alex] },
    'Priya Shah was not reached by mail and may not know that it was accepted.Others who look after it: Alex Kim',
  ],
  [
    { event: 'voided', people: [alex], others: [] },
    'The approver Alex Kim was not reached by mail and may not know that it is void.',
  ],
])('%o', (notReached, text) => {
  expect(shown(notReached)?.textContent).toBe(text);
});

test('leads to whom one can write to instead, about this commitment', () => {
  const link = shown({ event: 'rejected', people: [priya], others: [alex] })?.querySelector('a');
  expect(decodeURIComponent(link?.getAttribute('href') ?? '')).toBe(
    'mailto:alex@northgate.example?subject=SC-1042 Concrete works',
  );
});

test('says nothing where everybody was reached', () => {
  expect(shown(null)).toBeNull();
});
