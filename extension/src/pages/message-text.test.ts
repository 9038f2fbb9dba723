import { Window } from 'happy-dom';
import { expect, test } from 'vitest';
import { messageIn } from './message-text';

const link = '<a href="https://us02.procore.com/x">View Online</a>';

test.each([
  ['blocks and breaks', '<p>One</p><div>two<br>three</div>', 'One\n\ntwo\nthree'],
  ['white space as it is shown', '<p>One\n  two</p>', 'One two'],
  ['lines that are kept', '<pre>One\ntwo</pre>', 'One\ntwo'],
  [
    'lines that a style keeps',
    '<div style="white-space: pre-wrap">One\n<span>two\nthree</span></div>',
    'One\ntwo\nthree',
  ],
  ["Roundcube's lines", '<div class="pre">One\ntwo</div>', 'One\ntwo'],
  ['a quote', '<p>One</p><blockquote><p>two</p>three</blockquote>', 'One\n\n> two\n> three'],
  ['a quote, named by a webmail', '<div class="x_gmail_quote">two</div>', '> two'],
  ['nothing hidden', 'One<p style="display:none">two</p><p hidden>three</p><style>p{}</style>', 'One'],
  ['nothing that is being written', '<div>One</div><div contenteditable="true">two</div>', 'One'],
])('reads %s', (_, html, text) => {
  expect(messageIn('', body(html)).text.trim()).toBe(text);
});

test.each([
  ['', link, 1],
  [' in a quote', `<blockquote>${link}</blockquote>`, 0],
  [' that is hidden', `<div hidden>${link}</div>`, 0],
  [' that is being written', `<div contenteditable>${link}</div>`, 0],
])('a link%s', (_, html, count) => {
  expect(messageIn('', body(html)).links).toHaveLength(count);
});

test('keeps every address that a link has', () => {
  const html =
    '<a href="https://a.example/" originalsrc="https://b.example/" data-saferedirecturl="https://c.example/">x</a>';
  expect(messageIn('', body(html)).links).toEqual([
    { href: 'https://a.example/', text: 'x', also: ['https://b.example/', 'https://c.example/'] },
  ]);
});

function body(html: string): Element {
  const window = new Window();
  window.document.write(html);
  return window.document.body as unknown as Element;
}
