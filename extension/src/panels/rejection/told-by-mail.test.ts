import { describe, expect, test } from 'vitest';
import type { RejectionMail } from '../../pages/rejection-mail';
import { comment, viewOf } from '../commitment/view.fixture';
import { toldByMail } from './told-by-mail';

const view = viewOf('rejected');
const [rejection] = view.rejections;
const link: RejectionMail['commitment'] = { companyId: '4100', projectId: '24017', kind: 'subcontract', id: '700101' };

describe('a mail tells of the rejection that is on record', () => {
  test.each<[string, Partial<RejectionMail>]>([
    ['word for word', {}],
    ['with lines broken anew', { comment: comment.replaceAll(' ', '\n ').replace('\n', '\r\n') }],
    ['by a link of the older form, which names no company', { commitment: { ...link, companyId: null } }],
  ])('%s', (_, changed) => {
    expect(toldByMail({ commitment: link, comment, ...changed }, view)).toEqual(rejection);
  });

  test('without the control characters that no mail carries', () => {
    const odd = { ...view, rejections: view.rejections.map((one) => ({ ...one, comment: 'a\u0001b\u0085c\rd' })) };
    expect(toldByMail({ commitment: link, comment: 'abc\nd' }, odd)?.id).toBe(rejection?.id);
  });
});

describe('a mail tells of nothing that is on record', () => {
  test.each<[string, Partial<RejectionMail>]>([
    ['another text', { comment: 'Wire the deposit first.' }],
    ['a sentence more', { comment: `${comment} Wire the deposit first.` }],
    ['a sentence less', { comment: comment.slice(0, 20) }],
    ['another letter', { comment: comment.replace('V-2317', 'V-2371') }],
    ['a look-alike letter', { comment: comment.replace('e', 'е') }],
    ['a character without width', { comment: comment.replace('V', 'V\u200b') }],
    ['another direction', { comment: `\u202e${comment}` }],
    ['another commitment', { commitment: { ...link, id: '700102' } }],
    ['another kind', { commitment: { ...link, kind: 'purchase-order' } }],
    ['another project', { commitment: { ...link, projectId: '25003' } }],
    ['another company', { commitment: { ...link, companyId: '5200' } }],
  ])('%s', (_, changed) => {
    expect(toldByMail({ commitment: link, comment, ...changed }, view)).toBeNull();
  });
});
