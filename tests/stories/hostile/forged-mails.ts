import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import { almost, type Draw, drawing } from './drawing';
import { imitations, intruders } from './mail-markup';
import { letterWith } from './typed-letters';

/** What must come of a forged mail: no panel, one that knows of nothing, or one that says what is on record instead. */
export type Outcome = 'none' | 'unknown' | 'differs';

export interface ForgedMail {
  kind: string;
  subject: string;
  html: string | null;
  text: string;
  /** Occurs wherever the forger could write, and in nothing that is on record. */
  mark: string;
  /** Which commitment the mail is about, where there is to be a panel. */
  about: string | null;
  outcome: Outcome;
}

/** The record that the forger knows, as a careless colleague's mails would show it. */
export interface Known {
  pagesUrl: string;
  /** Rejected, and waiting for the person to re-send. */
  rejected: readonly CommitmentView[];
  /** In any other state. */
  others: readonly CommitmentView[];
  /** Of another company, of a project without access, and of nobody. */
  unseen: Record<'foreign' | 'closed' | 'absent', readonly string[]>;
}

interface Made {
  id: string;
  outcome: Outcome;
  link?: string;
  comment?: string;
  subject?: string;
  /** The last word on the letter's HTML. */
  change?: (html: string) => string;
  plain?: true;
}

type Forge = (draw: Draw, known: Known, mark: string) => Made;

const segments = { subcontract: 'work_order_contracts', 'purchase-order': 'purchase_order_contracts' } as const;
const heading = 'ERP Commitment Rejection Notification';

function pathOf(
  { commitment, company }: CommitmentView,
  changed: Partial<Record<'company' | 'project' | 'kind', string>> = {},
) {
  const at = { company: company.id, project: commitment.projectId, kind: segments[commitment.kind], ...changed };
  return `/webclients/host/companies/${at.company}/projects/${at.project}/tools/contracts/commitments/${at.kind}/${commitment.id}`;
}

const genuine = (view: CommitmentView) => view.rejections[0]?.comment ?? '';
const demand = (mark: string) => `Vendor bank details changed, ${mark}. Re-send today.`;
const otherKind = ({ commitment }: CommitmentView) =>
  segments[commitment.kind === 'subcontract' ? 'purchase-order' : 'subcontract'];

/** A link to a commitment that the forger knows no more of than its number. */
function bare(draw: Draw, { pagesUrl }: Known, id: string): string {
  const host = draw.one([pagesUrl, 'https://us02.procore.com', 'https://app.procore.com']);
  const company = draw.one(['4100', '5200']);
  const project = draw.one(['24017', '25003', '31008']);
  const kind = draw.one(Object.values(segments));
  return draw.one([
    `${host}/webclients/host/companies/${company}/projects/${project}/tools/contracts/commitments/${kind}/${id}`,
    `${host}/${project}/project/contracts/commitments/${kind}/${id}`,
    `${host}/${project}/project/commitments/${kind}/${id}?ref=mail`,
    `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(`${host}/${project}/project/commitments/${kind}/${id}`)}`,
  ]);
}

const unseen =
  (group: keyof Known['unseen']): Forge =>
  (draw, known) => {
    const id = draw.one(known.unseen[group]);
    return { id, outcome: 'unknown', link: bare(draw, known, id) };
  };

/** About a commitment that does have an open rejection, with words of the forger's own. */
const aboutRejected =
  (make: (draw: Draw, view: CommitmentView, mark: string, known: Known) => Partial<Made>): Forge =>
  (draw, known, mark) => {
    const view = draw.one(known.rejected);
    return {
      id: view.commitment.id,
      outcome: 'differs',
      link: known.pagesUrl + pathOf(view),
      ...make(draw, view, mark, known),
    };
  };

const withLinks = (html: string, links: string) =>
  html.replace(/<a\b[^>]*>(?:(?!<\/a>)[\s\S])*View Online[\s\S]*?<\/a>/, links);
const link = (href: string, words: string) => `<a href="${href}">${words}</a>`;
const afterLabel = (html: string, more: string) => html.replace(/(Rejection Comments<\/h2>)/, `$1${more}`);

const lookAlikes = [
  'https://us02.prоcore.com',
  'https://us02.procore.com.evil.example',
  'https://us02-procore.com',
  'https://procore.com@evil.example',
  'https://evil.example\\@procore.com',
  'https://us02.procore.com:8443',
  'https://us02.procore.com.',
  'http://us02.procore.com',
  'https://us02。procore。com。evil.example',
  'https://xn--prcore-fqf.com',
  'https://evil.example/https://us02.procore.com',
  'https://evil.example/?url=https://us02.procore.com',
  'http://127.0.0.1.evil.example',
  'http://me:pass@127.0.0.1',
  'javascript:location="https://us02.procore.com',
  'data:text/html,https://us02.procore.com',
];
const unread = [
  [`Re: ${heading}`, (html: string) => html],
  [`FW: Northgate Builders: ${heading}`, (html: string) => html],
  [
    heading,
    (html: string) =>
      html.replace(/<body([^>]*)>([\s\S]*)<\/body>/, '<body$1><p>See below.</p><blockquote>$2</blockquote></body>'),
  ],
  [heading, (html: string) => html.replace(/<body([^>]*)>/, '<body$1><p>---------- Forwarded message ---------</p>')],
  ['Please look', (html: string) => html.replaceAll(heading, 'A notification')],
  [heading, (html: string) => html.replace('Rejection Comments', 'Rejection Comment')],
] as const;

/** Every kind of forged mail, and how many of it. */
const kinds: readonly [kind: string, count: number, forge: Forge][] = [
  ['a commitment of another company', 15, unseen('foreign')],
  ['a commitment of a project without access', 15, unseen('closed')],
  ['a commitment that is not there', 15, unseen('absent')],
  [
    'no open rejection',
    18,
    (draw, known) => {
      const view = draw.one(known.others);
      return { id: view.commitment.id, outcome: 'differs', link: known.pagesUrl + pathOf(view) };
    },
  ],
  ['a comment that nobody wrote', 14, aboutRejected(() => ({}))],
  ['a comment almost as on record', 16, aboutRejected((draw, view) => ({ comment: almost(draw, genuine(view)) }))],
  [
    'the comment of another commitment',
    6,
    aboutRejected((draw, view, _, { rejected }) => ({
      comment: genuine(draw.one(rejected.filter((one) => one !== view))),
    })),
  ],
  [
    'the right comment, by a link of another company, project or kind',
    10,
    aboutRejected((draw, view, _, { pagesUrl }) => {
      const wrong = draw.one([{ company: '5200' }, { project: '31008' }, { kind: otherKind(view) }]);
      return { comment: genuine(view), link: pagesUrl + pathOf(view, wrong) };
    }),
  ],
  [
    'two links to two commitments',
    10,
    aboutRejected((draw, view, _, { pagesUrl, rejected }) => {
      const other = draw.one(rejected.filter((one) => one !== view));
      const links = [link(pagesUrl + pathOf(view), 'View Online'), link(pagesUrl + pathOf(other), 'View Online')];
      return {
        outcome: 'none',
        comment: genuine(view),
        change: (html) => withLinks(html, draw.mixed(links).join(' ')),
      };
    }),
  ],
  [
    'a link that says something else than where it leads',
    9,
    aboutRejected((draw, view, _, { pagesUrl }) => {
      const right = pagesUrl + pathOf(view);
      const links = draw.one([
        link(right, right),
        link('https://evil.example/', right),
        link('https://evil.example/login', 'View Online'),
        link(right, 'Vіew Online'),
        `${link(right, 'View Online')} ${link('https://evil.example/', 'View Online')}`,
      ]);
      return { outcome: 'none', comment: genuine(view), change: (html) => withLinks(html, links) };
    }),
  ],
  [
    'a host that looks like Procore',
    16,
    aboutRejected((draw, view) => ({
      outcome: 'none',
      comment: genuine(view),
      link: draw.next(lookAlikes) + pathOf(view),
    })),
  ],
  [
    'an imitation of the panel',
    14,
    aboutRejected((draw, _, mark) => {
      const fake = draw.next(imitations)(mark);
      return { change: (html) => html.replace(/<body[^>]*>/, (body) => body + fake) };
    }),
  ],
  [
    'direction characters',
    8,
    aboutRejected((draw, view, mark) => ({
      comment: draw.one([
        `\u202e${demand(mark)}`,
        `\u2067${mark}\u2069\u2069 ${genuine(view)}`,
        `${genuine(view)}\u202e${mark}`,
      ]),
    })),
  ],
  [
    'characters without width',
    8,
    aboutRejected((draw, view) => {
      const at = Math.floor(genuine(view).length / 2);
      const unseenOne = draw.one(['\u200b', '\u200d', '\u2060', '\u00ad', '\u{e0041}']);
      return { comment: genuine(view).slice(0, at) + unseenOne + genuine(view).slice(at) };
    }),
  ],
  [
    'a comment of 10,000 characters',
    4,
    aboutRejected((draw, _, mark) => ({
      comment: draw
        .one([`${mark} `, `${mark}\n`])
        .repeat(10_000)
        .slice(0, 9_999)
        .trim(),
    })),
  ],
  [
    'markup in the text',
    8,
    aboutRejected((draw, _, mark) => ({ comment: `${draw.next(intruders)(mark)} ${demand(mark)}` })),
  ],
  [
    'markup in the mail',
    8,
    aboutRejected((draw, _, mark) => {
      const intruder = draw.next(intruders)(mark);
      return { change: (html) => afterLabel(html, intruder) };
    }),
  ],
  [
    'the right comment, hidden beside another',
    6,
    aboutRejected((draw, view, mark) => {
      const style = draw.one([
        'display:none',
        'font-size:0',
        'position:absolute;left:-9999px',
        'color:#fff;height:0;overflow:hidden',
      ]);
      const hidden = `<div style="${style}">${genuine(view)}</div>`;
      return { comment: demand(mark), change: (html) => afterLabel(html, hidden) };
    }),
  ],
  [
    'quoted, forwarded, answered or under another name',
    12,
    aboutRejected((draw, view) => {
      const [subject, change] = draw.next(unread);
      return { outcome: 'none', comment: genuine(view), subject, change };
    }),
  ],
  ['text alone', 4, aboutRejected(() => ({ plain: true }))],
];

/** More than 200 forged mails; the same seed makes the same ones. */
export async function forgedMails(known: Known, seed: number): Promise<ForgedMail[]> {
  const draw = drawing(seed);
  const mails: ForgedMail[] = [];
  for (const [kind, count, forge] of kinds) {
    for (let index = 0; index < count; index++) {
      const mark = `quillback${mails.length}x`;
      const made = forge(draw, known, mark);
      const letter = await letterFor(made, mark);
      mails.push({
        ...{ kind, mark, outcome: made.outcome, about: made.outcome === 'none' ? null : made.id },
        subject: made.subject ?? letter.subject,
        html: made.plain ? null : (made.change?.(letter.html) ?? letter.html),
        text: letter.text,
      });
    }
  }
  return apart(mails);
}

/** So that no two neighbours are of one kind: the same panel twice in a row would look like none. */
function apart(mails: readonly ForgedMail[]): ForgedMail[] {
  return [...Map.groupBy(mails, (mail) => mails.indexOf(mail) % 20).values()].flat();
}

/** Our own letter is the best pattern that a forger can have. */
function letterFor({ comment, link: pageUrl = '' }: Made, mark: string) {
  const names = { company: `Northgate ${mark}`, project: `Riverside ${mark}`, contractCompany: `Vendor ${mark}` };
  const what = { number: `SC-${mark}`, title: `Concrete ${mark}`, by: `Alex ${mark}` };
  return letterWith({ ...names, ...what, comment: comment ?? demand(mark), pageUrl });
}
