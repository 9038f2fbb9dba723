import { expect, test } from 'vitest';
import { rejectionMailIn } from '../../../extension/src/pages/rejection-mail';
import { sampleLetters } from './sample-letters';

const ofRejections = ['rejected', 'rejected-long', 'reminded', 'escalated'];

/** What a webmail shows of a letter. */
function shown(html: string): string {
  return html
    .replace(
      /<style>[\s\S]*?<\/style>|<title>[\s\S]*?<\/title>|<div style="display:none[\s\S]*?<\/div>|<!--[\s\S]*?-->/g,
      '',
    )
    .replace(/<br\/>|<\/(?:p|h1|h2|td|th|tr)>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&amp;', '&');
}

test.each(Object.keys(sampleLetters))('%s is known as a rejection where it is one', async (name) => {
  const [draft] = (await sampleLetters[name]?.()) ?? [];
  if (!draft) throw new Error('Nobody is told.');
  const { subject, html, text } = draft.payload;
  const links = [...html.matchAll(/<a[^>]* href="([^"]+)"[^>]*>([\s\S]*?)<\/a>/g)].map(([, href = '', words = '']) => ({
    href: href.replaceAll('&amp;', '&'),
    text: words.replace(/<!--[\s\S]*?-->|<[^>]+>/g, ''),
  }));
  for (const body of [text, shown(html)]) {
    const found = rejectionMailIn({ subject, text: body, links });
    expect(found?.commitment.id ?? null).toBe(ofRejections.includes(name) ? '700101' : null);
    if (found) expect(found.comment).toContain('Line 3 is booked as Material, but pump hire is Equipment');
  }
});

test.each(Object.keys(sampleLetters))('%s goes out with plain words, no picture, and one thread', async (name) => {
  const [draft] = (await sampleLetters[name]?.()) ?? [];
  if (!draft) throw new Error('Nobody is told.');
  const { html, text, headers } = draft.payload;
  expect(html).not.toMatch(/<img|<script|url\(|@import|src=/);
  // Gmail cuts a mail off at 102 kB.
  expect(Buffer.byteLength(html)).toBeLessThan(100_000);
  expect(text.split('\n').length).toBeGreaterThan(5);
  expect(headers['Auto-Submitted']).toBe('auto-generated');
  expect(Boolean(headers.References)).toBe(draft.commitmentId !== null);
  expect(headers['In-Reply-To']).toBe(headers.References);
});

test.each(Object.keys(sampleLetters))('%s keeps to what Outlook on Windows knows', async (name) => {
  const [draft] = (await sampleLetters[name]?.()) ?? [];
  if (!draft) throw new Error('Nobody is told.');
  const { html } = draft.payload;
  expect(html).not.toMatch(/display:\s*(?:flex|grid)|background-image|position:|<hr/);
  // A cell's padding alone is heeded; what a link has is given to its cell once more.
  const padded = [...html.matchAll(/<(\w+)[^>]* style="[^"]*(?<![-\w])padding[^"]*"/g)].map(([tag, name]) => ({
    tag,
    name,
  }));
  const others = padded.filter(({ name }) => !['td', 'th', 'body'].includes(name ?? ''));
  expect(others.filter(({ name }) => name !== 'a')).toEqual([]);
  expect(others.length).toBe([...html.matchAll(/mso-padding-alt/g)].length);
});
