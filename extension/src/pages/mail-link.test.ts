import { isWebHost, unwrapped } from '@rebound/shared/rejection/mail-link';
import { tellSize } from '@rebound/shared/testing/tell-size';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { madeLinks, ways } from '../testing/made-links';
import { rejectionMailIn } from './rejection-mail';

const page = 'https://us02.procore.com/24017/project/commitments/work_order_contracts/700101';
const inside = encodeURIComponent(page);

test.each([
  ['as it is', page, page],
  ['SafeLinks', `https://eur01.safelinks.protection.outlook.com/?url=${inside}&data=05`, page],
  ['Google', `https://www.google.com/url?q=${inside}&sa=D`, page],
  [
    'Proofpoint',
    `https://urldefense.proofpoint.com/v2/url?u=${page.replaceAll('_', '-5F').replace(/[:]/g, '-3A').replaceAll('/', '_')}&d=x`,
    page,
  ],
  ['Proofpoint, its third form', `https://urldefense.com/v3/__${page}__;!!AbC!x$`, page],
  [
    'its third form elsewhere',
    `https://urldefense.com.evil.example/v3/__${page}__;!!AbC!x$`,
    `https://urldefense.com.evil.example/v3/__${page}__;!!AbC!x$`,
  ],
  [
    'a redirector inside another',
    `https://www.google.com/url?q=${encodeURIComponent(`https://www.google.com/url?q=${inside}`)}`,
    `https://www.google.com/url?q=${inside}`,
  ],
  ['a search', `https://www.google.com/search?q=${inside}`, `https://www.google.com/search?q=${inside}`],
  ['a redirector with a user', `https://me@google.com/url?q=${inside}`, `https://me@google.com/url?q=${inside}`],
  ['a redirector in the clear', `http://google.com/url?q=${inside}`, `http://google.com/url?q=${inside}`],
  ['a redirector without a target', 'https://www.google.com/maps', 'https://www.google.com/maps'],
  ['no address', 'View Online', null],
])('%s', (_, href, expected) => {
  expect(unwrapped(href)?.href ?? null).toBe(expected);
});

test.each([
  ['https://us02.procore.com/x', true],
  ['https://procore.com/x', true],
  ['https://app.procoregov.com/x', true],
  ['http://127.0.0.1:8788/x', true],
  ['http://localhost:8788/x', true],
  ['http://us02.procore.com/x', false],
  ['https://us02.procore.com:8443/x', false],
  ['https://us02.procore.com./x', false],
  ['https://us02.procore.com@evil.example/x', false],
  ['https://me@us02.procore.com/x', false],
  ['https://evilprocore.com/x', false],
  ['https://us02.procore.com.evil.example/x', false],
  ['https://us02.procоre.com/x', false],
  ['http://127.0.0.1.evil.example/x', false],
  ['javascript:alert(1)', false],
  ['data:text/html,x', false],
])('%s', (href, expected) => {
  expect(isWebHost(new URL(href))).toBe(expected);
});

const links = process.env.REBOUND_LONG ? 300_000 : 10_000;

test('a View Online link leads to a commitment exactly where it was made to', () => {
  const seen = new Map<string, number>();
  let sound = 0;
  const property = fc.property(madeLinks, ({ href, made, leadsTo }) => {
    for (const way of made) seen.set(way, (seen.get(way) ?? 0) + 1);
    if (leadsTo) sound += 1;
    const mail = rejectionMailIn({
      subject: 'ERP Commitment Rejection Notification',
      text: 'Rejection Comments\nThe vendor is inactive.\nView Online',
      links: [{ href, text: 'View Online' }],
    });
    expect(mail?.commitment ?? null).toEqual(leadsTo);
  });
  fc.assert(property, { numRuns: links, seed: 2 });
  expect(ways().filter((way) => !seen.has(way))).toEqual([]);
  expect(Math.min(sound, links - sound)).toBeGreaterThan(links / 5);
  tellSize(
    `S2: ${links} links, ${sound} lead to their commitment, ${links - sound} to none, as made; ${seen.size} ways`,
  );
}, 900_000);
