import { expect, it } from 'vitest';
import { notice, type Sent, signedOver, takenIn } from '../testing/arriving-mail';
import { readSender } from './read-mail';

const server = { name: 'amazonses.com', seal: 'x-ses-receipt' };
const fields = ['from', 'to', 'subject'];
const sent = signedOver(notice(), 'procore.example', fields);

function signatureOf(mail: Sent) {
  const { signed } = readSender(Buffer.from(takenIn(mail, 'erp@in.test')), server);
  return signed.by?.[0];
}

/** With the first field, which is the signature, written otherwise. */
function rewritten(change: (value: string) => string): Sent {
  const [[name, value] = ['', ''], ...rest] = sent.head;
  return { ...sent, head: [[name, change(value)], ...rest] };
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** Another last letter, which stands for the same bytes. */
const otherLetter = (value: string) =>
  value.replace(/.=$/, ([letter = '']) => `${alphabet[alphabet.indexOf(letter) ^ 1]}=`);

it.each<[string, Sent]>([
  ['folded', rewritten((value) => value.replace(/b=(.{20})/, 'b=$1\r\n  '))],
  ['with another last letter', rewritten(otherLetter)],
  ['with its Date changed', { ...sent, head: sent.head.map(([name, value]) => [name, name === 'Date' ? 'x' : value]) }],
])('a signature has the same mark %s', (_, mail) => {
  expect(mail.head).not.toEqual(sent.head);
  expect(signatureOf(mail)).toEqual(signatureOf(sent));
  expect(signatureOf(sent)?.mark).toMatch(/^[0-9a-f]{64}$/);
});

it('and another with other bytes, or of other words', () => {
  const other = rewritten((value) => value.replace(/b=(.)/, (_, letter) => `b=${letter === 'A' ? 'B' : 'A'}`));
  const marks = [sent, other, signedOver(notice({ comment: 'Another.' }), 'procore.example', fields)].map(
    (mail) => signatureOf(mail)?.mark,
  );
  expect(new Set(marks).size).toBe(3);
});

it('knows a domain however it is written', () => {
  expect(signatureOf(rewritten((value) => value.replace('d=procore', 'd=Procore')))?.domain).toBe('procore.example');
});
