import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeApi, json, unreachable } from '../testing/fake-api';
import { fakeBrowser } from '../testing/fake-browser';
import { listenToDesktop, readDesktop, tellOnDesktop, turnDesktop } from './desktop';
import { keepSignedIn } from './session';

const priya = { id: 'p1', name: 'Priya Shah', email: 'priya@northgate.example' };
const dana = { id: 'p2', name: 'Dana Reyes', email: 'dana@northgate.example' };

interface Note {
  title: string;
  message: string;
}

let notes: Note[];
let opened: string[];
let pressNote: (id: string) => void;
let isAllowed: boolean;
let popupOpens: boolean;

beforeEach(async () => {
  fakeBrowser.reset();
  [notes, opened, isAllowed, popupOpens] = [[], [], true, true];
  const { browser } = globalThis as unknown as { browser: object };
  Object.assign(browser, {
    runtime: { ...fakeBrowser.runtime, getURL: (path: string) => `chrome-extension://test${path}` },
    permissions: { contains: async () => isAllowed },
    tabs: { ...fakeBrowser.tabs, create: async ({ url }: { url: string }) => opened.push(url) },
    action: {
      openPopup: async () => {
        if (!popupOpens) throw new Error('No window is open.');
        opened.push('popup');
      },
    },
    notifications: {
      create: async (_: string, note: Note) => notes.push({ title: note.title, message: note.message }),
      clear: async () => true,
      onClicked: { addListener: (listener: typeof pressNote) => (pressNote = listener) },
      onClosed: { addListener: () => undefined },
    },
  });
  listenToDesktop();
  await keepSignedIn({ token: 'secret', person: priya });
});
afterEach(() => vi.unstubAllGlobals());

const item = (number: string) => ({
  rejection: { id: `r-${number}`, comment: `Why ${number}\nis\u202e wrong.` },
  commitment: { number, pageUrl: `https://us02.procore.com/${number}` },
});
const list = (...numbers: string[]) => {
  fakeApi(() => json({ items: numbers.map(item), next: null }));
};
const pressed = async () => {
  pressNote('rejections');
  await vi.waitFor(() => expect(opened).toHaveLength(1));
};

test('what is rejected already is not news; what comes is told once, in one line, and leads to its page', async () => {
  list('SC-1');
  await turnDesktop(true);
  list('SC-1', 'SC-2');
  await tellOnDesktop();
  await tellOnDesktop();
  expect(notes).toEqual([{ title: 'SC-2 was rejected by accounting', message: 'Why SC-2 is wrong.' }]);
  await pressed();
  expect(opened).toEqual(['https://us02.procore.com/SC-2']);
});

test('several are one note, which says what the one before said, and lead to the list', async () => {
  list();
  await turnDesktop(true);
  list('SC-2');
  await tellOnDesktop();
  list('SC-2', 'SC-3');
  await tellOnDesktop();
  expect(notes.at(-1)).toEqual({
    title: '2 commitments were rejected by accounting',
    message: 'SC-3: Why SC-3 is wrong.\nSC-2: Why SC-2 is wrong.',
  });
  await pressed();
  expect(opened).toEqual(['popup']);
});

test('where the list cannot be opened, a press on several leads to the newest', async () => {
  popupOpens = false;
  list();
  await turnDesktop(true);
  list('SC-2', 'SC-3');
  await tellOnDesktop();
  await pressed();
  expect(opened).toEqual(['https://us02.procore.com/SC-2']);
});

test.each([
  ['when it is off', async () => turnDesktop(false)],
  [
    'when the browser took the permission back',
    async () => {
      isAllowed = false;
    },
  ],
  ['when somebody else has signed in', async () => keepSignedIn({ token: 'other', person: dana })],
])('nothing is told %s', async (_, happens) => {
  list('SC-1');
  await turnDesktop(true);
  await happens();
  list('SC-1', 'SC-2');
  await tellOnDesktop();
  expect(notes).toEqual([]);
});

test('what was rejected while the API could not be reached is told when it is back', async () => {
  list('SC-1');
  await turnDesktop(true);
  fakeApi(unreachable);
  await tellOnDesktop();
  list('SC-1', 'SC-2');
  await tellOnDesktop();
  expect(notes).toHaveLength(1);
  isAllowed = false;
  expect(await readDesktop()).toBe('withheld');
});
