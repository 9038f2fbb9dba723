import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import { almost, type Draw } from './drawing';
import { bareLink, link, lookAlikes, otherKind, pathOf, withLinks } from './forged-links';
import { imitations, intruders } from './mail-markup';

/** What must come of a forged mail: no panel, one that knows of nothing, or one that says what is on record instead. */
export type Outcome = 'none' | 'unknown' | 'differs';

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

export interface Made {
  id: string;
  outcome: Outcome;
  link?: string;
  comment?: string;
  subject?: string;
  /** The last word on the letter's HTML. */
  change?: (html: string) => string;
  plain?: true;
}

export type Forge = (draw: Draw, known: Known, mark: string) => Made;

const heading = 'ERP Commitment Rejection Notification';

const genuine = (view: CommitmentView) => view.rejections[0]?.comment ?? '';
/** What a forger wants. */
export const demand = (mark: string) => `Vendor bank details changed, ${mark}. Re-send today.`;

const unseen =
  (group: keyof Known['unseen']): Forge =>
  (draw, known) => {
    const id = draw.one(known.unseen[group]);
    return { id, outcome: 'unknown', link: bareLink(draw, known.pagesUrl, id) };
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

const afterLabel = (html: string, more: string) => html.replace(/(Rejection Comments<\/h2>)/, `$1${more}`);

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

/** Every kind of forged mail, and how many of it make up the long run. */
export const forgedKinds: readonly [kind: string, count: number, forge: Forge][] = [
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
    16,
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
