import '../../testing/fake-browser';
import type { CommitmentView, SeenResend } from '@rebound/shared/commitment/view-schema';
import { notReached } from '@rebound/shared/notification/not-reached';
import type { Told } from '@rebound/shared/notification/schema';
import { Window } from 'happy-dom';
import { render } from 'preact';
import { afterEach, expect, test, vi } from 'vitest';
import { ToldOfResend } from './told-of-resend';

const people = ['Alex Kim', 'Ines Duarte'].map((name) => ({
  id: name,
  name,
  email: `${name.length}@northgate.example`,
}));

afterEach(() => vi.unstubAllGlobals());

test.each<[Told['state'][], string[]]>([
  [['delivered', 'delivered'], ['Delivered to Alex Kim and Ines Duarte']],
  [
    ['delivered', 'bounced'],
    ['Delivered to Alex Kim', 'Mail to Ines Duarte came back'],
  ],
  [
    ['sent', 'waiting'],
    ['Mailed to Alex Kim', 'On its way to Ines Duarte'],
  ],
  [
    ['delayed', 'needs-review'],
    ['Mail to Alex Kim is delayed', 'Mail to Ines Duarte did not leave'],
  ],
  [[], ['Sent by Priya Shah']],
])('%j is told as %j', (states, texts) => {
  expect(shown(states)).toEqual(texts);
});

test.each<[Told['state'][], string | undefined]>([
  [['delivered', 'sent'], undefined],
  [
    ['delivered', 'bounced'],
    'The approver Ines Duarte was not reached.Others who can accept it: Alex Kim mailto:8@northgate.example',
  ],
  [
    ['bounced', 'needs-review'],
    'The approvers Alex Kim and Ines Duarte were not reached.No other approver is set for this company.',
  ],
])('%j: who was not reached, and who else can be told: %s', (states, text) => {
  shown(states);
  const note = document.querySelector('[role=note]');
  const href = note?.querySelector('a')?.getAttribute('href');
  const words = note?.textContent.trim();
  expect(href ? `${words} ${decodeURIComponent(href).split('?')[0]}` : words).toBe(text);
});

test.each<[Pick<SeenResend, 'by' | 'on'>, string]>([
  [{ by: 'Priya <b>', on: 'change-history' }, 'Re-sent in Procore by Priya <b>,'],
  [{ by: null, on: 'commitment' }, 'Re-sent in Procore,'],
])('of %o is said where it was made, by whom, and who saw it', (seen, words) => {
  const at = '2026-11-18T09:00:00.000Z';
  const [line] = shown([], [{ seenResend: { ...seen, at, seenBy: 'Dana Ortiz' } }]);
  const how = seen.by ? 'Known from its Change History' : 'Known from its page';
  expect(line).toMatch(new RegExp(`^${words} Nov 18, 2026, .* ago. ${how}, which Dana Ortiz had open.$`));
});

function shown(states: readonly Told['state'][], rejections: { seenResend: SeenResend | null }[] = []): string[] {
  const { document } = new Window();
  vi.stubGlobal('document', document);
  const at = '2026-11-18T09:00:00.000Z';
  const told = people
    .slice(0, states.length)
    .map((person, index): Told => ({ event: 'resent', person, state: states[index] ?? 'sent', at }));
  const sentBy = { id: 'p1', name: 'Priya Shah', email: 'priya@northgate.example' };
  const commitment = { sentBy, sentAt: null, number: 'SC-1042', title: 'Concrete works' };
  const telling = { told, erpState: 'awaiting', approvers: people, admins: [], rejection: null } as const;
  const view = {
    told,
    rejections,
    commitment,
    approvers: people,
    notReached: notReached(telling, sentBy),
  } as unknown as CommitmentView;
  render(<ToldOfResend view={view} />, document.body as unknown as HTMLElement);
  return [...document.querySelectorAll('span.muted')].map((span) => span.textContent);
}
