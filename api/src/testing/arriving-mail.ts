import { createHash } from 'node:crypto';

/** A mail as its sender hands it over: a head in order, and a body. */
export interface Sent {
  head: [name: string, value: string][];
  body: string;
}

export interface Notified {
  from: string;
  to: string;
  subject: string;
  date: string;
  comment: string;
  by: string | null;
  url: string;
}

export const usualNotice: Notified = {
  from: 'Procore <notifications@procore.example>',
  to: 'manager@one.test',
  subject: 'Company one: ERP Commitment Rejection Notification',
  date: 'Mon, 2 Nov 2026 08:30:00 +0000',
  comment: 'The vendor is inactive.',
  by: 'Alex Kim',
  url: 'https://app.procore.com/webclients/host/companies/4100/projects/24017/tools/contracts/commitments/work_order_contracts/700101',
};

/** What Procore's notification says, as HTML. */
export function noticeHtml({ comment, by, url, subject }: Notified): string {
  const said = comment.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>');
  const words = by ? `${by} rejected a commitment.` : 'A commitment was rejected.';
  return `<html><head><title>x</title><style>p{color:red}</style></head><body><h1>${subject.replace(/^.*: /, '')}</h1>
<p>${words}</p><p><b>Rejection Comments</b></p><p>${said}</p>
<p><a href="${url.replaceAll('&', '&amp;')}">View Online</a></p><p>Vous recevez ce message de Procore. 此邮件由系统发送。</p></body></html>`;
}

/** The same as text. */
export function noticeText({ comment, by, url }: Notified): string {
  const words = by ? `${by} rejected a commitment.` : 'A commitment was rejected.';
  return `ERP Commitment Rejection Notification\n\n${words}\n\nRejection Comments\n\n${comment}\n\nView Online: ${url}\n\nSie erhalten diese Nachricht von Procore.`;
}

/** A mail in parts, of which absent ones are left out. */
export function mailOf(
  { from, to, subject, date }: Pick<Notified, 'from' | 'to' | 'subject' | 'date'>,
  { html, text, enclosed }: { html?: string; text?: string; enclosed?: string },
): Sent {
  const boundary = enclosed === undefined ? 'part-of-a-demo' : 'whole-of-a-demo';
  const part = (type: string, content: string) => `--${boundary}\r\nContent-Type: ${type}\r\n\r\n${content}\r\n`;
  const parts = [
    ...(text === undefined ? [] : [part('text/plain; charset=utf-8', text)]),
    ...(html === undefined ? [] : [part('text/html; charset=utf-8', html)]),
    ...(enclosed === undefined ? [] : [part('message/rfc822', enclosed)]),
  ];
  const kind = enclosed === undefined ? 'alternative' : 'mixed';
  return {
    head: [
      ['From', from],
      ['To', to],
      ['Subject', subject],
      ['Date', date],
      [
        'Message-ID',
        `<${Buffer.from(date + subject)
          .toString('hex')
          .slice(0, 24)}@demo.example>`,
      ],
      ['MIME-Version', '1.0'],
      ['Content-Type', `multipart/${kind}; boundary="${boundary}"`],
    ],
    body: `${parts.join('')}--${boundary}--\r\n`,
  };
}

/** Procore's own notification. */
export function notice(changes: Partial<Notified> = {}): Sent {
  const all = { ...usualNotice, ...changes };
  return mailOf(all, { html: noticeHtml(all), text: noticeText(all) });
}

/** With a signature by each of `domains`, over Date too. */
export function signed(sent: Sent, ...domains: string[]): Sent {
  return domains.reduceRight((mail, domain) => signedOver(mail, domain, ['from', 'to', 'subject', 'date']), sent);
}

/** With a signature over those fields and the body, another for each that differs in them; nobody here checks it. */
export function signedOver(sent: Sent, domain: string, fields: string[], more = ''): Sent {
  const covered = sent.head.filter(([name]) => fields.includes(name.toLowerCase()));
  const made = createHash('sha256')
    .update(JSON.stringify([domain, covered, more, sent.body]))
    .digest('base64');
  const value = `v=1; a=rsa-sha256; c=relaxed/relaxed; d=${domain}; s=demo;${more}\r\n h=${fields.join(':')}; bh=ZGVtbw==; b=${made}`;
  return { ...sent, head: [['DKIM-Signature', value], ...sent.head] };
}

export const written = ({ head, body }: Sent) =>
  `${head.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n${body}`;

/** What a receiving server says of a mail all of whose signatures hold. */
export function verdictOn({ head }: Sent): string {
  const domains = head.flatMap(([name, value]) =>
    name === 'DKIM-Signature' ? (/d=([^;]+)/.exec(value)?.[1] ?? []) : [],
  );
  const from = /@([a-z0-9.-]+)>?$/i.exec(head.find(([name]) => name === 'From')?.[1] ?? '')?.[1] ?? 'nowhere.example';
  const dkim = domains.length ? domains.map((domain) => `dkim=pass header.i=@${domain};`) : ['dkim=none;'];
  const spf = `spf=pass (spfCheck: domain of ${from} designates 192.0.2.7 as permitted sender) client-ip=192.0.2.7; envelope-from=bounce@${from}; helo=mail.${from};`;
  return ['amazonses.com;', spf, ...dkim, `dmarc=${domains.length ? 'pass' : 'none'} header.from=${from};`].join(
    '\r\n ',
  );
}

/** As the receiving server keeps it: with its own fields on top. */
export function takenIn(sent: Sent, to: string, verdict: string | null = verdictOn(sent)): string {
  const top: [string, string][] = [
    ['Return-Path', '<bounce@demo.example>'],
    ['Received', `from mail.demo.example by inbound-smtp.us-east-1.amazonaws.com with SMTP id demo\r\n for ${to};`],
    ['X-SES-Spam-Verdict', 'PASS'],
    ...(verdict === null ? [] : [['Authentication-Results', verdict] satisfies [string, string]]),
    ['X-SES-RECEIPT', 'ZGVtbw=='],
  ];
  return written({ ...sent, head: [...top, ...sent.head] });
}

/** As Gmail forwards a mail by hand: quoted below a head in the words of its program. */
export function byGmail(changes: Partial<Notified> = {}, forwarder = 'Priya <priya@one.test>'): Sent {
  const all = { ...usualNotice, ...changes };
  const { from, to, subject } = all;
  const head = [
    '---------- Forwarded message ---------',
    `From: ${from}`,
    'Date: Mon, Nov 2, 2026 at 8:30 AM',
    `Subject: ${subject}`,
    `To: <${to}>`,
  ];
  const wrapped = `https://www.google.com/url?q=${encodeURIComponent(all.url)}&sa=D&source=editors`;
  return mailOf(
    { from: forwarder, to: 'erp@one.test', subject: `Fwd: ${subject}`, date: 'Mon, 2 Nov 2026 15:00:00 +0000' },
    {
      text: `FYI\n\n${head.join('\n')}\n\n\n${noticeText({ ...all, url: wrapped })}`,
      html: `<div dir="ltr">FYI</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">${head.map((line) => line.replaceAll('<', '&lt;')).join('<br>')}</div><br>${noticeHtml({ ...all, url: wrapped })}</div>`,
    },
  );
}

/** As Outlook forwards a mail by hand, every line of the text behind `>`, and links through SafeLinks. */
export function byOutlook(changes: Partial<Notified> = {}, forwarder = 'Priya <priya@one.test>'): Sent {
  const all = { ...usualNotice, ...changes };
  const { from, to, subject } = all;
  const head = [
    '________________________________',
    `Von: ${from}`,
    'Gesendet: Montag, 2. November 2026 08:30',
    `An: ${to}`,
    `Betreff: ${subject}`,
  ];
  const wrapped = `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(all.url)}&data=05%7C02&sdata=x&reserved=0`;
  const text = `${head.join('\n')}\n\n${noticeText({ ...all, url: wrapped })}`;
  return mailOf(
    { from: forwarder, to: 'erp@one.test', subject: `WG: ${subject}`, date: 'Mon, 2 Nov 2026 15:00:00 +0000' },
    {
      text: `Siehe unten.\n\n${text.replace(/^/gm, '> ')}`,
      html: `<p>Siehe unten.</p><hr><div id="divRplyFwdMsg">${head
        .slice(1)
        .map((line) => `<b>${line.replaceAll('<', '&lt;')}</b>`)
        .join('<br>')}</div><blockquote>${noticeHtml({ ...all, url: wrapped })}</blockquote>`,
    },
  );
}

/** Forwarded whole, as an attachment. */
export function asAttachment(changes: Partial<Notified> = {}, forwarder = 'Priya <priya@one.test>'): Sent {
  const enclosed = written(signed(notice(changes), 'procore.example'));
  return mailOf(
    { from: forwarder, to: 'erp@one.test', subject: 'Fw: this one', date: 'Mon, 2 Nov 2026 15:00:00 +0000' },
    { text: 'See the attachment.', enclosed },
  );
}
