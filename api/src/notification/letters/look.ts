import type { CSSProperties } from 'react';

/** The tokens of the panels, as far as letters need them: [light, dark]. */
const tokens = {
  surface: ['#ffffff', '#1d1f23'],
  raised: ['#f6f7f8', '#26292e'],
  text: ['#1c2126', '#e7e9ec'],
  muted: ['#59636e', '#a5adb8'],
  line: ['#dfe3e8', '#3a3f46'],
  bad: ['#b42318', '#ff9e92'],
  'bad-soft': ['#fdf0ee', '#3a2320'],
  wait: ['#8a5a00', '#f3c56b'],
  good: ['#0c6b58', '#7fd6bf'],
  act: ['#0c6b58', '#2fa68c'],
  'on-act': ['#ffffff', '#07130f'],
} as const;

type Token = keyof typeof tokens;

const paints = {
  backdrop: { backgroundColor: 'raised', color: 'text' },
  card: { backgroundColor: 'surface', borderColor: 'line' },
  text: { color: 'text' },
  muted: { color: 'muted' },
  bad: { color: 'bad' },
  wait: { color: 'wait' },
  good: { color: 'good' },
  item: { borderColor: 'line', color: 'text' },
  comment: { backgroundColor: 'bad-soft', borderColor: 'bad', color: 'text' },
  code: { backgroundColor: 'raised', borderColor: 'line', color: 'text' },
  rule: { borderColor: 'line' },
  button: { backgroundColor: 'act', color: 'on-act' },
  link: { color: 'act' },
} as const satisfies Record<string, Partial<Record<'backgroundColor' | 'borderColor' | 'color', Token>>>;

export type Paint = keyof typeof paints;

const cssNames = { backgroundColor: 'background-color', borderColor: 'border-color', color: 'color' } as const;

/** Light colours inline, since many mail programs read nothing else, and the class that `darkCss` repaints. */
export function paint(name: Paint, style: CSSProperties = {}): { className: string; style: CSSProperties } {
  const light = entriesOf(name).map(([property, token]) => [property, tokens[token][0]]);
  return { className: `r-${name}`, style: { ...style, ...Object.fromEntries(light) } };
}

/** Dark colours: for mail programs that follow the system, and for Outlook on the web, which marks the body itself. */
export const darkCss = [
  `@media (prefers-color-scheme: dark){${rules('')}}`,
  rules('[data-ogsc] ', ['color', 'borderColor']),
  rules('[data-ogsb] ', ['backgroundColor']),
].join('');

function rules(within: string, only: readonly string[] = Object.keys(cssNames)): string {
  return Object.keys(paints)
    .map((name) => {
      const painted = entriesOf(name as Paint).filter(([property]) => only.includes(property));
      const dark = painted.map(([property, token]) => `${cssNames[property]}:${tokens[token][1]}!important`);
      return dark.length ? `${within}.r-${name}{${dark.join(';')}}` : '';
    })
    .join('');
}

function entriesOf(name: Paint) {
  return Object.entries(paints[name]) as [keyof typeof cssNames, Token][];
}
