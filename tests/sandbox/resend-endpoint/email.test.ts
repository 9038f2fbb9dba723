import { expect, test } from 'vitest';
import { emailIn } from './email';

const email = { from: 'Rebound <erp@rebound.test>', to: 'pm@builder.test', subject: 'Rejected', text: 'See why.' };
const format = 'The email address needs to follow the `email@example.com` or `Name <email@example.com>` format.';
const people = (count: number) => Array.from({ length: count }, (_, index) => `person-${index}@builder.test`);

test.each([
  ['no sender', { from: undefined }, 'missing_required_field', 'Missing `from` field.'],
  ['no recipient', { to: undefined }, 'missing_required_field', 'Missing `to` field.'],
  ['an empty list of recipients', { to: [] }, 'missing_required_field', 'Missing `to` field.'],
  ['no subject', { subject: '' }, 'missing_required_field', 'Missing `subject` field.'],
  ['no body', { text: undefined }, 'validation_error', 'Missing `html` or `text` field.'],
  ['a sender without domain', { from: 'Rebound' }, 'validation_error', `Invalid \`from\` field. ${format}`],
  ['an open bracket', { from: 'Rebound <erp@rebound.test' }, 'validation_error', `Invalid \`from\` field. ${format}`],
  ['two senders', { from: 'a@b.test, c@d.test' }, 'validation_error', `Invalid \`from\` field. ${format}`],
  ['one bad recipient', { to: ['pm@builder.test', 'pm'] }, 'validation_error', `Invalid \`to\` field. ${format}`],
  ['a bad copy', { cc: 'pm' }, 'validation_error', `Invalid \`cc\` field. ${format}`],
  [
    '51 recipients',
    { to: people(51) },
    'validation_error',
    'Invalid `to` field. The maximum number of recipients is 50.',
  ],
  [
    'a slash in a tag',
    { tags: [{ name: 'event', value: 'resent/1' }] },
    'validation_error',
    'Tags should only contain ASCII letters, numbers, underscores, or dashes.',
  ],
  ['a later date', { scheduled_at: 'in 1 hour' }, 'validation_error', 'The sandbox does not know `scheduled_at`.'],
])('refuses %s', (_, change, name, message) => {
  expect(() => emailIn({ ...email, ...change })).toThrow(expect.objectContaining({ name, message, statusCode: 422 }));
});

test.each([
  ['a bare address', { from: 'erp@rebound.test' }],
  ['50 recipients', { to: people(50) }],
  ['html alone', { text: undefined, html: '<p>See why.</p>' }],
])('takes %s', (_, change) => {
  expect(emailIn({ ...email, ...change })).toMatchObject({ subject: 'Rejected' });
});

test('makes a list of one recipient', () => {
  expect(emailIn(email).to).toEqual(['pm@builder.test']);
});
