import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import type { Draw } from './drawing';

const segments = { subcontract: 'work_order_contracts', 'purchase-order': 'purchase_order_contracts' } as const;

/** Where a commitment's page is; `changed` makes it that of another company, project or kind. */
export function pathOf(
  { commitment, company }: CommitmentView,
  changed: Partial<Record<'company' | 'project' | 'kind', string>> = {},
) {
  const at = { company: company.id, project: commitment.projectId, kind: segments[commitment.kind], ...changed };
  return `/webclients/host/companies/${at.company}/projects/${at.project}/tools/contracts/commitments/${at.kind}/${commitment.id}`;
}

export const otherKind = ({ commitment }: CommitmentView) =>
  segments[commitment.kind === 'subcontract' ? 'purchase-order' : 'subcontract'];

/** A link to a commitment that the forger knows no more of than its number. */
export function bareLink(draw: Draw, pagesUrl: string, id: string): string {
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

/** Hosts that a hasty reader takes for Procore's. */
export const lookAlikes = [
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

/** `html` with `links` in the place of its own. */
export const withLinks = (html: string, links: string) =>
  html.replace(/<a\b[^>]*>(?:(?!<\/a>)[\s\S])*View Online[\s\S]*?<\/a>/, links);
export const link = (href: string, words: string) => `<a href="${href}">${words}</a>`;
