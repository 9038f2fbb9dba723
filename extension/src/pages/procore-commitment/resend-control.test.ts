import { readFileSync } from 'node:fs';
import { Window } from 'happy-dom';
import { describe, expect, test } from 'vitest';
import { type ErpMark, erpMarkIn } from './erp-mark';
import { resendControlIn, whyOff } from './resend-control';

const host = (html: string) => {
  const window = new Window();
  window.document.write(html);
  const root = window.document as unknown as Document;
  return { root, isDrawn: (element: Element) => !element.closest('[hidden]') };
};
const saved = (file: string) => host(readFileSync(new URL(`fixtures/${file}.html`, import.meta.url), 'utf8'));

test.each<[string, ErpMark | null, string | null]>([
  ['general-en-au', 'returned', 'on'],
  ['general-de', 'returned', 'on'],
  ['general-en-gb', 'sent', null],
  ['tab-without-hooks', 'synced', null],
  ['resend-off', 'returned', 'Minimum requirements of the ERP are not met.'],
  ['resend-under-more', 'returned', 'on'],
  ['legacy', 'returned', 'on'],
  ['legacy-resend-off', 'returned', 'Die ERP-Daten des Projekts sind noch nicht synchron.'],
  ['legacy-edit', null, null],
  ['cards-alone', null, null],
  ['still-loading', null, null],
])('%s: its mark is %s, its control %s', (file, mark, state) => {
  const page = saved(file);
  const control = resendControlIn(page);
  expect(erpMarkIn(page)).toBe(mark);
  expect(control && (control.isOff ? whyOff(page, control) : 'on')).toBe(state);
});

const inHeader = (text: string) => host(`<div data-qa="headerActions"><button>${text}</button></div>`);

describe('by its words, last of all', () => {
  test.each(['Re-send to ERP', 'Resend to ERP', 'Erneut an ERP senden', "Renvoyer à l'ERP", 'Reenviar a ERP'])(
    '%s is it',
    (text) => expect(resendControlIn(inHeader(text))).toMatchObject({ isOff: false }),
  );

  test.each(['Send to ERP', 'Retrieve from ERP', 'Void', 'Re-send email', 'An ERP senden', 'Unlink from ERP'])(
    '%s is not',
    (text) => expect(resendControlIn(inHeader(text))).toBeNull(),
  );

  test('not where it has no place on the screen, or stands anywhere else on the page', () => {
    expect(
      resendControlIn(host('<div data-qa="headerActions" hidden><button>Re-send to ERP</button></div>')),
    ).toBeNull();
    expect(resendControlIn(host('<form><button>Re-send to ERP</button></form>'))).toBeNull();
  });
});

test.each<[string, ErpMark | null]>([
  ['#2AC322', 'synced'],
  ['#1f9d3a', 'synced'],
  ['#2f6fd0', 'sent'],
  ['#d99a00', 'returned'],
  ['#FFC107', 'returned'],
  ['#8a929c', null],
  ['#c8322b', null],
  ['currentColor', null],
])('a mark in %s says %s', (colour, mark) => {
  expect(erpMarkIn(host(`<div><svg><path fill="${colour}"/></svg><i data-qa="erpStatus">?</i></div>`))).toBe(mark);
});
