import { afterEach, expect, test, vi } from 'vitest';
import { createStanding } from './standing';

afterEach(() => vi.unstubAllGlobals());

const detail = new URL('https://us02.procore.com/c/work_order_contracts/700101');
const tab = new URL(`${detail.href}/ssov`);
type Look = [atMs: number, address: URL, what: string, age: number | null];

/** `type`: how the browser came to the document, which was loaded at the detail page. */
function ages(looks: Look[], { strict, type = 'navigate' }: { strict: boolean; type?: string }) {
  let now = 0;
  vi.stubGlobal('performance', { now: () => now, getEntriesByType: () => [{ type, name: `${detail.href}?tab=1` }] });
  const standing = createStanding({ strict });
  return looks.map(([at, address, what]) => {
    now = at;
    return standing(address, what);
  });
}

const looks: Record<string, Look[]> = {
  'as old as the document, from the first': [
    [3000, detail, '', 3000],
    [9000, detail, 'yellow', 9000],
  ],
  'new where it changes before our eyes, also while it is being redrawn': [
    [3000, detail, 'yellow', 3000],
    [9000, detail, '', 9000],
    [9100, detail, 'blue', 0],
    [9600, detail, 'blue', 500],
  ],
};

test.each(Object.entries(looks))('%s', (_, expected) => {
  for (const strict of [true, false]) expect(ages(expected, { strict })).toEqual(expected.map((one) => one[3]));
});

const moved: Look[] = [
  [3000, detail, 'yellow', 3000],
  [5000, tab, 'blue', null],
  [7000, tab, 'blue', null],
  [7900, tab, 'yellow', null],
  [8500, tab, 'blue', 0],
  [9000, detail, 'blue', null],
];

test('after a move within the document of no known age, to who is strict, until it changes there for good', () => {
  expect(ages(moved, { strict: true })).toEqual(moved.map((one) => one[3]));
  expect(ages(moved, { strict: false })).toEqual([3000, 0, 2000, 0, 0, 0]);
});

test('where the script comes into a document that has moved already', () => {
  const late: Look[] = [[60_000, tab, 'blue', null]];
  expect(ages(late, { strict: true })).toEqual([null]);
  expect(ages(late, { strict: false })).toEqual([0]);
});

test('of no known age out of the browser’s cache, until it changes there', () => {
  const cached: Look[] = [
    [3000, detail, 'blue', null],
    [9000, detail, 'yellow', 0],
  ];
  for (const strict of [true, false])
    expect(ages(cached, { strict, type: 'back_forward' })).toEqual(cached.map((one) => one[3]));
});
