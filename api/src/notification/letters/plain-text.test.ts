import { expect, it } from 'vitest';
import { keepingLines, oneLine } from './plain-text';

it.each([
  ['Northgate Builders', 'Northgate Builders'],
  ['Müller & Söhne <GmbH> "№ 1"', 'Müller & Söhne <GmbH> "№ 1"'],
  ['Northgate\r\nBcc: eve@example.com', 'Northgate Bcc: eve@example.com'],
  ['Northgate\u2028\u2029\u0085\u000b\u0000Builders', 'Northgate Builders'],
  ['\u202egnp.exe\u202c \u2066x\u2069\u200f\u061c', 'gnp.exe x'],
  ['Pay\u200bPal\u2060\ufeff', 'PayPal'],
  ['  a \t b  ', 'a b'],
  ['\ud800lone', '\ufffdlone'],
  ['👩‍👩‍👧 هاربر خرسانة', '👩‍👩‍👧 هاربر خرسانة'],
])('makes one line of %j', (given, line) => {
  expect(oneLine(given)).toBe(line);
});

it.each([
  ['one\ntwo', 'one\ntwo'],
  ['one\r\ntwo\rthree\u2028four', 'one\ntwo\nthree\nfour'],
  ['  - a\n\n\tb  ', '- a\n\n\tb'],
  ['a\u0000\u0007\u001b[31mb', 'a[31mb'],
  ['\u200fعربي\u200e', '\u200fعربي\u200e'],
])('keeps the lines of %j', (given, text) => {
  expect(keepingLines(given)).toBe(text);
});
