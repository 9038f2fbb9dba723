import { expect, test } from 'vitest';
import { type MessageText, rejectionMailIn } from './rejection-mail';

const address = 'https://us02.procore.com/24017/project/commitments/work_order_contracts/700101';
const other = address.replace('700101', '700102');
const heading = 'ERP Commitment Rejection Notification';
const html: MessageText = {
  subject: `Northgate Builders: ${heading}`,
  text: `${heading}\nAlex Kim rejected SC-1042.\nRejection Comments\nThe vendor is inactive.\nView Online\nRound 1`,
  links: [{ href: address, text: 'View Online' }],
};
const text = (end: string, links: MessageText['links'] = []): MessageText => ({
  ...html,
  text: `${heading}\n\nRejection Comments\n\n> The vendor is inactive.\n>\n> Use V-2317.\n\n${end}\n\nRound: 1`,
  links,
});
const twoLines = 'The vendor is inactive.\n\nUse V-2317.';
const head = 'From: Procore <notifications@procore.example>\nSent: Monday\nTo: Priya Shah';

test.each<[string, MessageText, string]>([
  ['HTML', html, 'The vendor is inactive.'],
  ['a subject in any language', { ...html, subject: 'Ablehnung eines Auftrags' }, 'The vendor is inactive.'],
  ['a body without the heading', { ...html, text: html.text.replace(heading, '') }, 'The vendor is inactive.'],
  [
    'a comment beside its label',
    { ...html, text: html.text.replace('Comments\n', 'Comments: ') },
    'The vendor is inactive.',
  ],
  [
    'something quoted before it',
    { ...html, text: `> From: a@b.example\n> To: us\n> Re: us\n${html.text}` },
    'The vendor is inactive.',
  ],
  ['text, the address on the line', text(`View Online: ${address}`), twoLines],
  ['text, the address below', text(`View Online\n${address}`), twoLines],
  ['text, the address in brackets', text(`View Online <${address}>`), twoLines],
  ['text, as a link of Markdown', text(`[View Online](${address})`), twoLines],
  ['text, its address made a link', text(`View Online: ${address}`, [{ href: address, text: address }]), twoLines],
  [
    'a link that the webmail rewrote and keeps',
    { ...html, links: [{ href: 'https://relay.example/?id=1', text: 'View Online', also: [address] }] },
    'The vendor is inactive.',
  ],
])('is recognised: %s', (_, message, comment) => {
  expect(rejectionMailIn(message)).toEqual({
    commitment: { companyId: null, projectId: '24017', kind: 'subcontract', id: '700101' },
    comment,
  });
});

test.each<[string, MessageText]>([
  ['an answer', { ...html, subject: `Re: ${html.subject}` }],
  ['an answer from outside', { ...html, subject: `[EXTERNAL] RE: ${html.subject}` }],
  ['an answer, with the label of its webmail', { ...html, subject: `Betreff: AW: ${html.subject}` }],
  ['an answer in Chinese', { ...html, subject: `回复：${html.subject}` }],
  ['a forwarded copy', { ...html, text: `See below.\n---------- Weitergeleitete Nachricht ----------\n${html.text}` }],
  ['a forwarded copy under a copied head', { ...html, text: `${head}\nSubject: ${heading}\n\n${html.text}` }],
  ['the same in Chinese', { ...html, text: `发件人：王\n发送时间：周一\n主题：Northgate: ${heading}\n${html.text}` }],
  ['a quoted copy', { ...html, text: html.text.replace(/^/gm, '> ') }],
  ['no label', { ...html, text: html.text.replace('Rejection Comments', 'Comments') }],
  ['no heading at all', { ...html, subject: 'Please look', text: html.text.replace(heading, '') }],
  ['no comment', { ...html, text: html.text.replace('The vendor is inactive.', '') }],
  ['no link', { ...html, links: [] }],
  ['a link elsewhere', { ...html, links: [{ href: 'https://evil.example/', text: 'View Online' }] }],
  ['two commitments', { ...html, links: [...html.links, { href: other, text: 'View Online' }] }],
  [
    'text that says one address and leads to another',
    text(`View Online: ${address}`, [{ href: other, text: address }]),
  ],
  ['a link kept that leads elsewhere', { ...html, links: [{ href: address, text: 'View Online', also: [other] }] }],
])('is not one: %s', (_, message) => {
  expect(rejectionMailIn(message)).toBeNull();
});
