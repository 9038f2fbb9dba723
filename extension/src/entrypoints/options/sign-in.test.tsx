import '../../testing/fake-browser';
import { QueryClientProvider } from '@tanstack/preact-query';
import { Window } from 'happy-dom';
import { render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { queryClient } from '../../panels/ui/query';
import type { fakeBrowser } from '../../testing/fake-browser';
import { SignIn } from './sign-in';

const person = { id: 'p1', name: 'Priya Shah', email: 'priya@northgate.example' };
const companies = [
  { id: '4100', name: 'Northgate Builders' },
  { id: '5200', name: 'Harbour Civil' },
];

let root: HTMLElement;
let asked: string[];
beforeEach(() => {
  const window = new Window();
  vi.stubGlobal('document', window.document);
  root = window.document.body as unknown as HTMLElement;
  asked = [];
});
afterEach(() => {
  render(null, root);
  vi.unstubAllGlobals();
});

test('signed in, one reads as whom, and in which company', async () => {
  drawn({ 'read-session': { signedIn: true, person }, 'read-me': { company: companies[1] } });
  await vi.waitFor(() =>
    expect(root.textContent).toContain('Signed in as Priya Shah priya@northgate.exampleHarbour Civil'),
  );
});

test('of several companies one is chosen, or none', async () => {
  drawn({
    'read-session': { signedIn: false },
    'read-signing-in': { state: 'choosing', companies, fault: null },
  });
  await vi.waitFor(() => expect(root.textContent).toContain('Stop'));
  const buttons = [...root.querySelectorAll('button')];
  expect(buttons.map(({ textContent }) => textContent)).toEqual([
    'Work in Northgate Builders',
    'Work in Harbour Civil',
    'Stop',
  ]);
  buttons.at(-1)?.click();
  await vi.waitFor(() => expect(asked).toContain('drop-procore-sign-in'));
});

function drawn(answers: Record<string, unknown>): void {
  const { runtime } = (globalThis as unknown as { browser: typeof fakeBrowser }).browser;
  const all: Record<string, unknown> = { 'read-ways': ['procore'], 'drop-procore-sign-in': null, ...answers };
  runtime.sendMessage = (async ({ type }: { type: string }) => {
    asked.push(type);
    return { ok: true, value: all[type] };
  }) as typeof runtime.sendMessage;
  render(
    <QueryClientProvider client={queryClient()}>
      <SignIn title="Sign in" />
    </QueryClientProvider>,
    root,
  );
}
