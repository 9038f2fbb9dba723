import { expect, it } from 'vitest';
import { headerLine, keepingLines, oneLine } from './plain-text';

it.each([
  ['Northgate Builders', 'Northgate Builders'],
  ['Müller & Söhne <GmbH> "№ 1"', 'Müller & Söhne <GmbH> "№ 1"'],
  ['Northgate\r\nBcc: eve@example.com', 'Northgate Bcc: eve@example.com'],
  ['Northgate\u2028\u2029\u0085\u000b\u0000Builders', 'Northgate Builders'],
  ['\u202egnp.exe\u202c \u2066x\u2069\u200f\u061c', 'gnp.exe x'],
  ['Pay\u200bPal\u2060\ufeff', 'PayPal'],
  ['N\u00ado\u115frth\u034fgate\u{e0042}\u2064', 'Northgate'],
  ['❤️ 葛󠄀 می\u200cخواهم', '❤️ 葛󠄀 می\u200cخواهم'],
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

it.each([
  ['=?utf-8?B?4oCuZXZpbA==?=', '= ?utf-8?B?4oCuZXZpbA== ?='],
  ['=?utf-8?Q?=0D=0ABcc:_eve=40evil.test?=', '= ?utf-8?Q?=0D=0ABcc:_eve=40evil.test?='],
  ['=\u200b?utf-8?B?4oCu?=', '= ?utf-8?B?4oCu?='],
  ['Is 1=1? Yes', 'Is 1=1? Yes'],
])('hides no text in the header %j', (given, line) => {
  expect(headerLine(given)).toBe(line);
});
