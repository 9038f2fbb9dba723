import { describe, expect, it } from 'vitest';
import { codeLetter } from './code';
import type { RejectedModel } from './rejected';
import { rejectedLetter } from './rejected';
import { renderLetter } from './render-letter';
import { type ResentModel, resentLetter } from './resent';

const about = {
  company: 'Northgate Builders',
  project: '24-017 Riverside Tower',
  kind: 'subcontract',
  number: 'SC-1042',
  title: 'Concrete works',
  contractCompany: 'Harbor Concrete',
  round: 2,
  pageUrl: 'https://app.procore.com/webclients/host/companies/4100/projects/24017/tools/contracts/commitments/1',
} as const;
const comment = 'Vendor code V-2291 is inactive in the ERP, use V-2317.\n\nLine 3 has no cost type.';

const rejected: RejectedModel = {
  ...about,
  comment,
  rejectedBy: 'Alex Kim',
  rejectedAt: '2026-11-18T15:02:11.000Z',
};
const resent: ResentModel = {
  ...about,
  round: 3,
  resentBy: 'Priya Shah',
  resentAt: '2026-11-22T09:12:00.000Z',
  answers: {
    comment,
    by: 'Alex Kim',
    at: '2026-11-18T15:02:11.000Z',
    changes: [
      {
        field: 'contract-company',
        line: null,
        from: 'Harbor Concrete (V-2291)',
        to: 'Harbor Concrete (V-2317)',
      },
      { field: 'line-cost-type', line: 3, from: null, to: 'Subcontract' },
    ],
  },
  erpIntegrationsUrl: 'https://app.procore.com/4100/company/erp_integrations',
};

/** What a reader of the HTML sees. */
function seenIn(html: string): string {
  return html
    .replace(/<style>.*?<\/style>|<title>.*?<\/title>|<!--.*?-->|<div style="display:none.*?<\/div>/gs, '')
    .replace(/<br\/>/g, '\n')
    .replace(/<[^>]+>/g, '\u00a6')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#x27;/g, "'")
    .replace(/&amp;/g, '&');
}

const links = (html: string) => [...html.matchAll(/<a href="([^"]+)"/g)].map(([, url]) => url);

describe('the rejection letter', () => {
  it('is found under the words that people know', async () => {
    const { subject, html, text } = await renderLetter(rejectedLetter(rejected));
    expect(subject).toBe('Northgate Builders: ERP Commitment Rejection Notification');
    for (const body of [seenIn(html), text]) {
      expect(body).toContain('ERP Commitment Rejection Notification');
      expect(body).toContain('Rejection Comments');
      expect(body).toContain('Alex Kim rejected SC-1042 Concrete works on 18 Nov 2026, 15:02 UTC.');
      for (const fact of ['SC-1042 Concrete works', 'Harbor Concrete', '24-017 Riverside Tower', 'View Online']) {
        expect(body).toContain(fact);
      }
    }
    expect(seenIn(html)).toContain(comment);
    expect(text).toContain('> Vendor code V-2291 is inactive in the ERP, use V-2317.\n>\n> Line 3 has no cost type.');
    expect(links(html)).toEqual([about.pageUrl]);
    expect(text).toContain(`View Online: ${about.pageUrl}\n`);
  });

  it('gives the same bytes for the same model', async () => {
    expect(await renderLetter(rejectedLetter(rejected))).toEqual(await renderLetter(rejectedLetter(rejected)));
  });

  it('has no pictures, no script and colours for the dark', async () => {
    const { html } = await renderLetter(rejectedLetter(rejected));
    expect(html).not.toMatch(/<img|<script|url\(|@import|src=/);
    expect(html).toContain('name="color-scheme" content="light dark"');
    expect(html).toContain('@media (prefers-color-scheme: dark){');
  });

  it('keeps a comment of 10,000 characters whole', async () => {
    const long = Array.from({ length: 200 }, (_, index) => `${index}: ${'x'.repeat(44)}`).join('\n');
    const { html, text } = await renderLetter(rejectedLetter({ ...rejected, comment: long }));
    expect(seenIn(html)).toContain(long);
    expect(text).toContain('> 199: ');
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '"><a href="javascript:alert(1)">click</a>',
    '</td></table></body>',
    "=cmd|' /C calc'!A0",
    '&lt;b&gt; & &amp;',
    '{{7*7}} <%= 7 %>',
  ])('prints %j as it was written', async (hostile) => {
    const { html, text } = await renderLetter(
      rejectedLetter({ ...rejected, comment: hostile, title: hostile, rejectedBy: hostile }),
    );
    expect(seenIn(html).split(hostile).length - 1).toBeGreaterThanOrEqual(3);
    expect(text).toContain(`> ${hostile}`);
    expect(html).not.toMatch(/<script|<img|href="javascript/);
    expect(links(html)).toEqual([about.pageUrl]);
  });

  it('lets no name break out of the subject', async () => {
    const company = 'Northgate\r\nBcc: eve@example.com\u202e';
    const { subject, html, text } = await renderLetter(rejectedLetter({ ...rejected, company }));
    expect(subject).toBe('Northgate Bcc: eve@example.com: ERP Commitment Rejection Notification');
    expect(html + text).not.toMatch(/\u202e/);
  });
});

describe('the re-sent letter', () => {
  it('says what changed and what it answers', async () => {
    const { subject, html, text } = await renderLetter(resentLetter(resent));
    expect(subject).toBe('Northgate Builders: Commitment SC-1042 re-sent for ERP acceptance');
    expect(text).toContain(
      [
        'Changed since the rejection',
        '',
        '- Contract Company: Harbor Concrete (V-2291) → Harbor Concrete (V-2317)',
        '- Schedule of Values, Line 3, Cost Type: none → Subcontract',
      ].join('\n'),
    );
    expect(text).toContain('Alex Kim, 18 Nov 2026, 15:02 UTC');
    expect(text).toContain('Round: 3');
    expect(seenIn(html)).toContain(comment);
    expect(seenIn(html)).toMatch(/Harbor Concrete \(V-2291\)¦+ → ¦+Harbor Concrete \(V-2317\)/);
    expect(links(html)).toEqual([about.pageUrl, resent.erpIntegrationsUrl]);
  });

  it('says so when nothing was changed', async () => {
    const { html, text } = await renderLetter(
      resentLetter({ ...resent, answers: resent.answers && { ...resent.answers, changes: [] } }),
    );
    for (const body of [seenIn(html), text]) {
      expect(body).toContain('Nothing was changed since the rejection.');
      expect(body).not.toContain('Changed since');
    }
  });

  it('speaks of no rejection where there was none', async () => {
    const { html, text } = await renderLetter(resentLetter({ ...resent, answers: null }));
    expect(seenIn(html) + text).not.toMatch(/rejection/i);
  });
});

describe('the code letter', () => {
  it('shows the code in the letter alone', async () => {
    const { subject, html, text } = await renderLetter(
      codeLetter({ company: 'Northgate Builders', code: '402913', validMinutes: 10 }),
    );
    expect(subject).not.toContain('402913');
    expect(html.match(/402913/g)).toHaveLength(1);
    expect(html.indexOf('402913')).toBeGreaterThan(html.indexOf('</h1>'));
    expect(text).toContain('\n\n402913\n\n');
    expect(text).toContain('10 minutes');
    expect(links(html)).toEqual([]);
  });
});
