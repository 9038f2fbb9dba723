import { describe, expect, it } from 'vitest';
import { readMail, readSender } from '../../mail/read-mail';
import {
  asAttachment,
  byGmail,
  byOutlook,
  mailOf,
  notice,
  noticeHtml,
  noticeText,
  type Sent,
  signed,
  signedOver,
  takenIn,
  usualNotice,
  written,
} from '../../testing/arriving-mail';
import { judgeMail, judgeSender } from './judge-mail';

const server = { name: 'amazonses.com', seal: 'x-ses-receipt' };
const allowedSenders = ['procore.example', 'priya@one.test'];
const receivedAt = '2026-11-02T15:00:05.000Z';
const firstCameAt = '2026-11-02T14:00:00.000Z';

async function judged(sent: string | Sent, allowed = allowedSenders, zone = 'UTC') {
  const source = Buffer.from(typeof sent === 'string' ? sent : takenIn(sent, 'erp@in.test'));
  const sender = judgeSender(readSender(source, server), allowed);
  if ('kept' in sender) return sender;
  const came = { receivedAt, firstCameAt: sender.signature.mark && firstCameAt };
  return judgeMail(await readMail(source), { ...sender, ...came, zone });
}

const procore = (sent: Sent) => signed(sent, 'procore.example');
const priya = (sent: Sent) => signed(sent, 'one.test');
const page = { companyId: '4100', projectId: '24017', kind: 'subcontract', id: '700101' };
const only = (parts: Parameters<typeof mailOf>[1]) => procore(mailOf(usualNotice, parts));
const half = '2026-11-02T08:30:00.000Z';

describe('a rejection is found in', () => {
  it.each<[string, Sent, string | null, string | null, string[]]>([
    [
      'the notification itself',
      procore(notice()),
      'Alex Kim',
      half,
      ['manager@one.test', 'notifications@procore.example'],
    ],
    ['HTML alone', only({ html: noticeHtml(usualNotice) }), 'Alex Kim', half, []],
    ['text alone', only({ text: noticeText(usualNotice) }), 'Alex Kim', half, []],
    ['one that names nobody', procore(notice({ by: null })), null, half, []],
    ['one of several signers', signed(notice(), 'sendgrid.example', 'procore.example'), 'Alex Kim', half, []],
    [
      'one from below the domain',
      signed(notice({ from: 'p@us02.procore.example' }), 'procore.example'),
      'Alex Kim',
      half,
      [],
    ],
    ['a mail that Gmail forwarded', priya(byGmail()), 'Alex Kim', half, ['erp@one.test', 'priya@one.test']],
    ['a mail that Outlook forwarded', priya(byOutlook()), 'Alex Kim', null, []],
    [
      'a mail that was forwarded whole',
      priya(asAttachment()),
      'Alex Kim',
      half,
      ['manager@one.test', 'priya@one.test'],
    ],
    [
      'one dated after it came',
      procore(notice({ date: 'Tue, 3 Nov 2026 08:30:00 +0000' })),
      'Alex Kim',
      receivedAt,
      [],
    ],
  ])('%s', async (_, sent, by, at, knowing) => {
    const found = await judged(sent);
    expect(found).toMatchObject({ commitment: page, rejection: { comment: 'The vendor is inactive.', by, at } });
    if (knowing.length && 'knowing' in found) expect(found.knowing).toEqual(knowing);
  });

  it('a mail that Gmail forwarded, on the clock of the company', async () => {
    expect(await judged(priya(byGmail()), allowedSenders, 'America/New_York')).toMatchObject({
      rejection: { at: '2026-11-02T13:30:00.000Z' },
    });
  });

  it('a comment of several lines, in any script', async () => {
    const comment = 'يجب تصحيح ‏V-2317‎\n\n2 < 3 & so on';
    expect(await judged(procore(notice({ comment })))).toMatchObject({ rejection: { comment } });
  });
});

describe('when it was sent is told by', () => {
  const fields = ['from', 'to', 'subject'];
  const by = (more = '', over = fields) => signedOver(notice(), 'procore.example', over, more);
  const signedAt = '2026-11-02T08:30:02.000Z';
  const at = Date.parse(signedAt) / 1000;
  it.each<[string, Sent, string | null]>([
    ['Date, where the signature covers it', by('', [...fields, 'Date']), half],
    ['Date, though the signature has a time too', by(` t=${at};`, [...fields, 'date']), half],
    ['the time of the signature, where it does not', by(` t=${at};`), signedAt],
    ['when it came, where the signature is of later', by(` t=${at + 86_400};`), receivedAt],
    ['when that signed mail first came, where it has no time', by(), firstCameAt],
    ['the same, where its time is none', by(' t=1e9;'), firstCameAt],
    ['nothing, where a domain signed twice', signedOver(by(), 'procore.example', [...fields, 'date']), null],
  ])('%s', async (_, sent, expected) => {
    expect(await judged(sent)).toMatchObject({ rejection: { at: expected } });
  });
});

const ses = (clauses: string) => `amazonses.com; ${clauses}`;
const forged: [string, string][] = [
  ['Authentication-Results', ses('dkim=pass header.i=@procore.example; dmarc=pass header.from=procore.example')],
];
const withForged = (sent: Sent): Sent => ({ ...sent, head: [...forged, ...sent.head] });
const evil = signed(notice(), 'evil.example');
const taken = (sent: Sent, verdict: string | null) => takenIn(sent, 'erp@in.test', verdict);
const bogus = signed(notice(), 'procore.example');
const from = (address: string) => notice({ from: address });

describe('a mail is not believed', () => {
  it.each<[string, string | Sent, string]>([
    ['that nobody signed', notice(), 'not-authenticated'],
    ['that somebody else signed', evil, 'not-authenticated'],
    ['with a verdict of its own', takenIn(withForged(evil), 'x@in.test'), 'not-authenticated'],
    ['with a verdict of its own, where ours is missing', taken(withForged(bogus), null), 'not-authenticated'],
    [
      'with a receipt of its own too',
      taken({ ...bogus, head: [...forged, ['X-SES-RECEIPT', 'x'], ...bogus.head] }, null),
      'not-authenticated',
    ],
    [
      'whose first verdict is below another way',
      taken({ ...bogus, head: [['Received', 'from a by b'], ...forged, ...bogus.head] }, null),
      'not-authenticated',
    ],
    [
      'judged by another server',
      taken(bogus, 'mx.evil.example; dkim=pass header.d=procore.example'),
      'not-authenticated',
    ],
    [
      'whose server is named in a comment',
      taken(bogus, 'evil.example (amazonses.com); dkim=pass header.d=procore.example'),
      'not-authenticated',
    ],
    ['whose signature failed', taken(bogus, ses('dkim=fail header.i=@procore.example')), 'not-authenticated'],
    [
      'with a pass and a fail',
      taken(
        signed(notice(), 'procore.example', 'procore.example'),
        ses('dkim=pass header.i=@procore.example; dkim=fail header.i=@procore.example'),
      ),
      'not-authenticated',
    ],
    [
      'that fails its policy',
      taken(bogus, ses('dkim=pass header.i=@procore.example; dmarc=fail header.from=procore.example')),
      'not-authenticated',
    ],
    [
      'with two policies',
      taken(bogus, ses('dkim=pass header.i=@procore.example; dmarc=pass header.from=procore.example; dmarc=none')),
      'not-authenticated',
    ],
    [
      'with more verdicts than signatures',
      taken(
        evil,
        ses('envelope-from=a; dkim=pass header.i=@procore.example; b@evil.example; dkim=pass header.i=@evil.example'),
      ),
      'not-authenticated',
    ],
    [
      'with a verdict on no signature',
      taken(notice(), ses('dkim=pass header.i=@procore.example')),
      'not-authenticated',
    ],
    [
      'with a verdict in a quoted address',
      taken(
        evil,
        ses(
          'spf=pass smtp.mailfrom="a; dkim=pass header.i=@procore.example; "@evil.example; dkim=pass header.i=@evil.example',
        ),
      ),
      'not-authenticated',
    ],
    [
      'with a verdict in a comment',
      taken(bogus, ses('spf=pass (a (b) dkim=pass header.i=@procore.example; c) smtp.mailfrom=x')),
      'not-authenticated',
    ],
    [
      'with a verdict and a receipt of its own, below another way',
      written({
        ...bogus,
        head: [
          ['Received', 'from a by b'],
          ['Received', 'from c by d'],
          ...forged,
          ['X-SES-RECEIPT', 'x'],
          ...bogus.head,
        ],
      }),
      'not-authenticated',
    ],
    [
      'with a verdict more than signatures, one of which failed',
      taken(
        {
          ...bogus,
          head: bogus.head.map(([name, value]) => [name, value.replace('; s=', '; i=@x.procore.example; s=')]),
        },
        ses('envelope-from=a; dkim=pass header.i=@procore.example; dkim=fail header.i=@x.procore.example'),
      ),
      'not-authenticated',
    ],
    [
      'with a verdict in a comment within a comment',
      taken(bogus, ses('spf=pass (a (b) ; dkim=pass header.i=@procore.example; c) smtp.mailfrom=x')),
      'not-authenticated',
    ],
    [
      'with a quoted verdict and a signature to go with it',
      taken(
        signed(notice(), 'procore.example', 'evil.example'),
        ses(
          'spf=pass smtp.mailfrom="a; dkim=pass header.i=@procore.example; "@evil.example; dkim=pass header.i=@evil.example',
        ),
      ),
      'not-authenticated',
    ],
    [
      'with a quote that hides the rest',
      taken(bogus, ses('dkim=pass header.i=@procore.example; spf=pass smtp.mailfrom="a; dmarc=fail header.from=x')),
      'not-authenticated',
    ],
    [
      'with a quote that does not end',
      taken(bogus, ses('spf=pass smtp.mailfrom="a; dkim=pass header.i=@procore.example')),
      'not-authenticated',
    ],
    [
      'of which only the beginning is signed',
      { ...bogus, head: bogus.head.map(([name, value]) => [name, value.replace('; s=', '; l=10; s=')]) },
      'not-authenticated',
    ],
    ['signed below what is allowed', signed(from('p@procore.example'), 'evil.procore.example'), 'not-authenticated'],
    ['signed above an address that is allowed', signed(byGmail(), 'test'), 'not-authenticated'],
    ['with two senders', signed(from('p@procore.example, e@evil.example'), 'procore.example'), 'not-authenticated'],
    [
      'with two fields From',
      signed({ ...notice(), head: [...notice().head, ['From', 'e@evil.example']] }, 'procore.example'),
      'not-authenticated',
    ],
    ['with a domain in another script', signed(from('p@procоre.example'), 'procore.example'), 'not-authenticated'],
    ['from a sender who is not allowed', signed(from('alex@two.test'), 'two.test'), 'sender-not-allowed'],
    ['from another of an allowed domain', signed(byGmail({}, 'marcus@one.test'), 'one.test'), 'sender-not-allowed'],
    ['from a look-alike', signed(from('p@procore.example.evil.example'), 'procore.example'), 'sender-not-allowed'],
    ['from another look-alike', signed(from('p@notprocore.example'), 'procore.example'), 'sender-not-allowed'],
    [
      'that is named like an allowed one',
      signed(from('"p@procore.example" <e@evil.example>'), 'procore.example'),
      'sender-not-allowed',
    ],
    [
      'that turns its sender around',
      signed(from('\u202eelpmaxe.erocorp@p\u202c <e@evil.example>'), 'procore.example'),
      'sender-not-allowed',
    ],
  ])('%s', async (_, sent, reason) => {
    const found = await judged(sent).catch((error: Error) => ({ kept: 'not-authenticated', detail: error.message }));
    expect(found).toMatchObject({ kept: reason, detail: expect.stringMatching(/\.$/) });
  });

  it('where the company allows nobody', async () => {
    expect(await judged(procore(notice()), [])).toMatchObject({ kept: 'sender-not-allowed' });
  });
});

const other = usualNotice.url.replace('700101', '700102');
const html = noticeHtml(usualNotice);

describe('a mail tells of no rejection', () => {
  it.each<[string, Sent, string]>([
    ['that is about something else', only({ text: 'Hello.' }), 'not-a-rejection'],
    ['that says nothing', only({}), 'not-a-rejection'],
    [
      'without its name',
      procore(mailOf({ ...usualNotice, subject: 'Look' }, { text: noticeText(usualNotice).replace(/^.*\n/, '') })),
      'not-a-rejection',
    ],
    [
      'about a change order',
      procore(
        mailOf(
          { ...usualNotice, subject: 'x: ERP CCO Rejection Notification' },
          { text: noticeText(usualNotice).replace('Commitment', 'CCO') },
        ),
      ),
      'not-a-rejection',
    ],
    [
      'whose label is turned around',
      only({ html: html.replace('Rejection Comments', '\u202estnemmoC noitcejeR') }),
      'not-a-rejection',
    ],
    [
      'whose label holds what cannot be seen',
      only({ html: html.replace('Rejection Comments', 'Rejection\u200b Comments') }),
      'not-a-rejection',
    ],
    ['whose words are hidden', only({ html: `<p>Hi</p><div style="display:none">${html}</div>` }), 'not-a-rejection'],
    ['without a comment', procore(notice({ comment: ' ' })), 'unclear'],
    ['that leads nowhere', procore(notice({ url: 'https://evil.example/700101' })), 'unclear'],
    [
      'that leads to a look-alike of Procore',
      procore(notice({ url: usualNotice.url.replace('procore.com', 'procore.com.evil.example') })),
      'unclear',
    ],
    ['with two links', only({ html: html.replace('</body>', `<a href="${other}">View Online</a></body>`) }), 'unclear'],
    [
      'whose parts lead to two commitments',
      only({ html, text: noticeText({ ...usualNotice, url: other }) }),
      'unclear',
    ],
    [
      'that holds two of them',
      priya(
        mailOf(
          { ...usualNotice, from: 'priya@one.test' },
          { text: `${noticeText(usualNotice)}\n${noticeText(usualNotice)}` },
        ),
      ),
      'unclear',
    ],
    [
      'that says one address and leads to another',
      only({ html: html.replace('>View Online<', `>${other}<`).replace('<p><a', '<p>View Online: <a') }),
      'unclear',
    ],
  ])('%s', async (_, sent, reason) => {
    expect(await judged(sent)).toMatchObject({ kept: reason });
  });
});

describe('what is made to hurt a reader is not read', () => {
  const parts = (count: number) =>
    Array.from(
      { length: count },
      (_, n) => `--part-of-a-demo\r\nContent-Type: multipart/mixed; boundary="part-of-a-demo"\r\n\r\n${n}`,
    ).join('\r\n');

  it.each<[string, (times: number) => Sent]>([
    ['nested elements', (times) => only({ html: `${'<div>'.repeat(1_250 * times)}${html}` })],
    ['characters of HTML', (times) => only({ html: `${html}<p>${'x'.repeat(125_000 * times)}` })],
    ['characters of text', (times) => only({ text: `${noticeText(usualNotice)}${'x'.repeat(125_000 * times)}` })],
    ['parts within parts', (times) => ({ head: procore(notice()).head, body: parts(63 * times) })],
  ])('%s: not taken for a rejection, and as many times more take as many times longer', async (_, sent) => {
    const found = await judged(sent(8)).catch((error: Error) => error.constructor.name);
    expect(typeof found === 'string' ? found : 'kept' in found && found.kept).toMatch(/Unreadable|not-a-rejection/);
    expect(await growthOf((times) => judged(sent(times)).catch(expectUnreadable))).toBeLessThan(steep);
  });

  it.each<[string, (times: number) => string]>([
    ['line ends', (times) => '\n'.repeat(1_100 * times)],
    ['unclosed tags', (times) => '<a href=x><b>'.repeat(56 * times)],
    ['links', (times) => '<a href="https://x.example/">View Online?</a>'.repeat(1_100 * times)],
    ['attributes', (times) => `<p ${'a="b" '.repeat(11_000 * times)}>`],
    ['line ends after a label', (times) => `View Online${'\n'.repeat(1_100 * times)}`],
    ['labels', (times) => 'Rejection Comments\n'.repeat(1_100 * times)],
  ])('%s: as many times more take as many times longer', async (_, inner) => {
    const read = (times: number) => judged(only({ html: inner(times), text: inner(times) }));
    expect(await growthOf(read)).toBeLessThan(steep);
  });

  it('what a stranger sends is hardly read at all', async () => {
    const bomb = (times: number) =>
      mailOf(usualNotice, { html: '<div>'.repeat(12_500 * times), text: `View Online${'\n'.repeat(112_500 * times)}` });
    expect(await judged(bomb(8))).toMatchObject({ kept: 'not-authenticated' });
    expect(await growthOf((times) => judged(bomb(times)))).toBeLessThan(steep);
  });
});

/** Between what grows with the size, 8, and what grows with its square, 64. */
const steep = 32;

/** How many times longer it takes to read what is eight times as much, by the least of a few tries each. */
async function growthOf(read: (times: number) => Promise<unknown>): Promise<number> {
  const least = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let tries = 0; tries < 4; tries++) {
    for (const [index, times] of [1, 8].entries()) {
      const began = process.cpuUsage();
      await read(times);
      const { user, system } = process.cpuUsage(began);
      least[index] = Math.min(least[index] ?? 0, user + system);
    }
  }
  const [once = 0, eightTimes = 0] = least;
  return eightTimes / Math.max(once, 1);
}

function expectUnreadable(error: Error): void {
  expect(error.constructor.name).toBe('Unreadable');
}
