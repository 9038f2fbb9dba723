import { tellSize } from '@rebound/shared/testing/tell-size';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ledger, openLedger, sent } from './testing/ledger';

let ledger: Ledger;
beforeAll(async () => {
  ledger = await openLedger();
  await ledger.play('sc-1', ...sent);
});
afterAll(() => ledger.close());

const text = (value: string) => new TextEncoder().encode(value);
const bytes = (...values: number[]) => new Uint8Array(values);
const utf16 = (value: string) => new Uint8Array(new Uint16Array([...value].map((one) => one.charCodeAt(0))).buffer);

/** `{"comment":"…"}` with these bytes as the comment. */
const comment = (...values: number[]) => new Uint8Array([...text('{"comment":"'), ...values, ...text('"}')]);

const malformed: [what: string, body: Uint8Array<ArrayBuffer>][] = [
  ['nothing', bytes()],
  ['space', text('  ')],
  ['half an object', text('{"comment":')],
  ['two objects', text('{"comment":"a"}{"comment":"b"}')],
  ['something after the object', text('{"comment":"a"};')],
  ['single quotes', text("{'comment':'a'}")],
  ['a name without quotes', text('{comment:"a"}')],
  ['a comma too many', text('{"comment":"a",}')],
  ['a remark', text('{/* */"comment":"a"}')],
  ['a bare line end in a text', text('{"comment":"a\nb"}')],
  ['a bare NUL', text('{"comment":"a\0b"}')],
  ['half an escape', text('{"comment":"\\ud83"}')],
  ['not a number', text('{"comment":NaN}')],
  ['a form', text('comment=a&comment=b')],
  ['a byte that is no UTF-8', comment(0xff)],
  ['a letter of Latin-1', comment(0xe4)],
  ['half a character', comment(0xf0, 0x9f, 0x8f)],
  ['half of a surrogate pair', comment(0xed, 0xa0, 0xbc)],
  ['a character in more bytes than it needs', comment(0xc0, 0xaf)],
  ['NUL in two bytes', comment(0xc0, 0x80)],
  ['a character beyond the last one', comment(0xf4, 0x90, 0x80, 0x80)],
  ['UTF-16', utf16('{"comment":"a"}')],
  ['gzip', bytes(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3)],
  ['100,000 brackets, never closed', text('['.repeat(100_000))],
];

const invalid: [what: string, body: Uint8Array<ArrayBuffer>][] = [
  ['null', text('null')],
  ['a text', text('"comment"')],
  ['a list', text('[{"comment":"a"}]')],
  ['a list for a text', text('{"comment":["a"]}')],
  ['an object for a text', text('{"comment":{"toString":"a","length":1}}')],
  ['a number for a text', text('{"comment":1e999}')],
  ['the comment on the prototype', text('{"__proto__":{"comment":"a"}}')],
  ['a prototype besides', text('{"comment":"a","__proto__":{"erpState":"accepted"}}')],
  ['a constructor besides', text('{"comment":"a","constructor":{"prototype":{}}}')],
  ['another name besides', text('{"comment":"a","rejectedBy":"somebody"}')],
  ['100,000 lists in each other', text(`{"comment":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)],
  ['NUL, escaped', text('{"comment":"a\\u0000"}')],
  ['half of a surrogate pair, escaped', text('{"comment":"\\ud83c"}')],
];

describe('a body is answered for what it is, and changes nothing', () => {
  it.each([
    ...malformed.map(([what, body]) => [what, 400, 'malformed-json', body] as const),
    ...invalid.map(([what, body]) => [what, 422, 'invalid', body] as const),
  ])('%s: %i %s', async (_, status, code, body) => {
    const before = await ledger.view('controller', 'sc-1');
    const answer = await post(body);
    expect([answer.status, (await answer.json()).code]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await ledger.view('controller', 'sc-1')).toEqual(before);
    expect(({} as { erpState?: string }).erpState).toBeUndefined();
  });

  it('and with a good one it is done', async () => {
    expect((await post(comment(...text('Gr\u00fc\u00dfe 🏗')))).status).toBe(200);
    expect((await ledger.view('manager', 'sc-1')).rejections[0]?.comment).toBe('Grüße 🏗');
    tellSize(`S10: ${malformed.length + invalid.length} bodies at the edges of JSON, each with its problem`);
  });
});

let key = 0;
async function post(body: Uint8Array<ArrayBuffer>) {
  key += 1;
  const { commitment } = await ledger.view('controller', 'sc-1');
  return ledger.app.request('/v1/commitments/sc-1/reject', {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await ledger.tokenOf('approver@one.test')}`,
      'content-type': 'application/json',
      'idempotency-key': `edge-of-json-${key}`,
      'if-match': `"${commitment.version}"`,
    },
    body,
  });
}
