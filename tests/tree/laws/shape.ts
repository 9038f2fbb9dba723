import { type Law, product } from '../law';

const words = ['commitment', 'rejection', 'resend', 'history', 'notification', 'permission'];
const homes = ['shared/src', 'api/src', 'extension/src/panels'];
const most = 200;
const median = 60;
const temporary = /(?:\/\/|\*)\s*(?:temporary|temporarily|todo|fixme|hack)\b/i;

export const shapeLaws: readonly Law[] = [
  {
    says: 'the six words are folders in shared, api and panels',
    offences: (files) =>
      homes.flatMap((home) =>
        words
          .filter((word) => !files.some((file) => file.path.startsWith(`${home}/${word}/`)))
          .map((word) => `${home}/${word} is missing`),
      ),
    breaks: [{ 'shared/src/commitment/a.ts': '' }],
  },
  {
    says: `the median source file has at most ${median} lines, and none more than ${most}`,
    offences: (files) => {
      const sizes = files.filter(product).map((file) => ({ path: file.path, lines: file.text.split('\n').length - 1 }));
      const middle = sizes.map(({ lines }) => lines).sort((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? 0;
      return [
        ...sizes.filter(({ lines }) => lines > most).map(({ path, lines }) => `${path} has ${lines} lines`),
        ...(middle > median ? [`the median is ${middle} lines`] : []),
      ];
    },
    breaks: [{ 'api/src/a.ts': '\n'.repeat(201) }, { 'api/src/a.ts': '\n'.repeat(61) }],
    keeps: [{ 'api/src/a.ts': '\n'.repeat(60), 'api/src/a.test.ts': '\n'.repeat(900) }],
  },
  {
    says: 'temporary code names the day it goes, and that day has not passed',
    offences: (files) =>
      files
        .filter((file) => !file.path.startsWith('tests/tree/'))
        .flatMap(({ path, text }) => text.split('\n').map((line, index) => ({ place: `${path}:${index + 1}`, line })))
        .filter(({ line }) => temporary.test(line))
        .filter(({ line }) => !isAhead(/until (\d{4}-\d{2}-\d{2})/i.exec(line)?.[1]))
        .map(({ place, line }) => `${place} ${line.trim()}`),
    breaks: [
      { 'api/src/a.ts': '// TODO: the old field is still read.' },
      { 'api/src/a.ts': '// Temporary: the old field is still read.' },
      { 'api/src/a.ts': '// Temporary until 2020-01-31: the old field is still read.' },
    ],
    keeps: [{ 'api/src/a.ts': '// Temporary until 2999-01-31: the old field is still read.' }],
  },
];

function isAhead(day: string | undefined): boolean {
  return day !== undefined && Date.parse(day) > Date.now();
}
