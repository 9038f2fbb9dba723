import { expect, it } from 'vitest';
import { rejectedLetter } from './rejected';
import { renderLetter } from './render-letter';

const about = {
  ...{
    company: 'Northgate Builders',
    project: '24-017 Riverside Tower',
    kind: 'subcontract' as const,
    number: 'SC-1042',
  },
  ...{ title: 'Concrete works', contractCompany: 'Harbor Concrete', round: 2, pageUrl: 'https://app.procore.com/1' },
  ...{ rejectedBy: 'Alex Kim', rejectedAt: '2026-11-18T15:02:11.000Z' },
} as const;
const htmlOf = async (comment: string) => (await renderLetter(rejectedLetter({ ...about, comment }))).html;
const forWord = (html: string) => html.replaceAll(/<!--\[if mso\]>|<!\[endif\]-->/g, '');
const count = (html: string, part: RegExp) => (html.match(part) ?? []).length;

it('is 600 px wide in Outlook on Windows, with every cell closed, and says so in comments alone', async () => {
  const html = await htmlOf('No.');
  const word = forWord(html);
  expect(word).toContain('width="600"');
  expect(html.replaceAll(/<!--[\s\S]*?-->/g, '')).not.toMatch(/width="600"|mso-line|data-outlook/);
  for (const tag of ['table', 'tr', 'td']) {
    expect(count(word, new RegExp(`<${tag}[ >]`, 'g'))).toBe(count(word, new RegExp(`</${tag}>`, 'g')));
  }
  expect(word.indexOf('width="600"')).toBeLessThan(word.indexOf('r-card"'));
});

it('takes nothing that somebody typed for a place of its own', async () => {
  const typed = '</head><span data-outlook="open"></span><![endif]--><!--[if mso]>';
  const html = await htmlOf(typed);
  expect(count(html, /<!--\[if mso\]>/g)).toBe(count(await htmlOf('No.'), /<!--\[if mso\]>/g));
  expect(html).toContain('&lt;![endif]--&gt;&lt;!--[if mso]&gt;');
  expect(count(forWord(html), /<table[ >]/g)).toBe(count(forWord(html), /<\/table>/g));
});
