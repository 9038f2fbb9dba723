import type { Kind } from '@rebound/shared/commitment/kind';
import type { Fact } from './letter';

/** What every letter about a commitment has to say. */
export interface AboutCommitment {
  company: string;
  project: string;
  kind: Kind;
  number: string;
  title: string;
  contractCompany: string | null;
  round: number;
  pageUrl: string;
  /** The IANA zone that times are told in; UTC without one. */
  zone?: string | undefined;
}

const kindText: Record<Kind, string> = { subcontract: 'Subcontract', 'purchase-order': 'Purchase order' };

export function nameOf({ number, title }: Pick<AboutCommitment, 'number' | 'title'>): string {
  return `${number} ${title}`;
}

export function factsOf(about: AboutCommitment): Fact[] {
  return [
    { label: kindText[about.kind], value: nameOf(about) },
    { label: 'Contract company', value: about.contractCompany ?? 'None' },
    { label: 'Project', value: about.project },
    { label: 'Round', value: String(about.round) },
  ];
}
