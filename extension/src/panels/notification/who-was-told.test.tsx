import '../../testing/fake-browser';
import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import type { Told } from '@rebound/shared/notification/schema';
import { QueryClient, QueryClientProvider } from '@tanstack/preact-query';
import { Window } from 'happy-dom';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, test, vi } from 'vitest';
import { alex, priya, viewOf } from '../commitment/view.fixture';
import { WhoWasTold } from './who-was-told';

const messages = await import('../../background/messages');
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const letter = (event: Told['event'], person: Told['person'], state: Told['state'], day: number): Told => ({
  ...{ event, person, state },
  at: `2026-11-${day}T09:00:00.000Z`,
});

function shown(changes: Partial<CommitmentView>, mayAct = true) {
  const { document } = new Window();
  vi.stubGlobal('document', document);
  const view = { ...viewOf('rejected'), ...changes };
  render(
    <QueryClientProvider client={new QueryClient()}>
      <WhoWasTold view={view} mayAct={mayAct} />
    </QueryClientProvider>,
    document.body as unknown as HTMLElement,
  );
  return document;
}
const lines = (document: ReturnType<typeof shown>) =>
  [...document.querySelectorAll('li')].map((line) =>
    [...line.querySelectorAll('b, span')].map(({ textContent }) => textContent).join(' | '),
  );

test('names each mail, to whom it went and what became of it', () => {
  const told = [
    letter('reminded', priya, 'sent', 23),
    letter('rejected', priya, 'delivered', 18),
    letter('rejected', alex, 'bounced', 18),
  ];
  expect(lines(shown({ told }))).toEqual([
    'Reminder | Mailed to Priya Shah',
    'Rejection | Delivered to Priya Shah | Mail to Alex Kim came back',
  ]);
});

test('leaves to the state what stands under it', () => {
  const told = [letter('resent', alex, 'sent', 23), letter('rejected', priya, 'delivered', 18)];
  expect(lines(shown({ ...viewOf('awaiting'), told }))).toEqual(['Rejection | Delivered to Priya Shah']);
});

test('says so when nobody was mailed', () => {
  expect(shown({ told: [] }).querySelector('p')?.textContent).toBe('Nobody was mailed yet.');
});

test.each([
  [false, 'Follow'],
  [true, 'Follow no longer'],
])('where one follows it: %s, offers to %j', async (following, words) => {
  const asked = vi.spyOn(messages, 'request').mockResolvedValue(null);
  const button = shown({ following }).querySelector('button');
  expect(button?.textContent).toBe(words);
  expect(button?.getAttribute('aria-pressed')).toBe(String(following));
  await act(async () => button?.click());
  expect(asked.mock.calls).toEqual([['follow', { commitmentId: '700101', following: !following }]]);
});

test('offers nothing to press in a mail that is not what is on record', () => {
  expect(shown({}, false).querySelector('button')).toBeNull();
});
