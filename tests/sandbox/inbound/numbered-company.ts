import type { CompanyFile } from '@rebound/api/cli/company-file';
import { smallCompany } from '@rebound/api/testing/small-company';

/** A small company whose ids are numbers, as those in the addresses of pages are. Its people have addresses at one.test. */
export function numberedCompany(commitments = 3): CompanyFile {
  const file = renamed(smallCompany(), {
    one: '4100',
    p1: '24017',
    'sc-1': '700101',
    'sc-2': '700102',
    'po-1': '700103',
  });
  const [pattern] = file.commitments;
  if (!pattern) throw new Error('The company has no commitment.');
  const more = Array.from({ length: Math.max(0, commitments - 3) }, (_, index) => ({
    ...pattern,
    id: String(700_104 + index),
    lines: [],
  }));
  return { ...file, allowedSenders: ['procore.example'], commitments: [...file.commitments, ...more] };
}

/** Another, at two.test. */
export function otherCompany(): CompanyFile {
  return renamed(smallCompany('two'), { two: '4200', 'two-p1': '34017', 'two-sc-1': '800101' });
}

function renamed(file: CompanyFile, names: Record<string, string>): CompanyFile {
  return JSON.parse(JSON.stringify(file), (_, value) => (typeof value === 'string' ? (names[value] ?? value) : value));
}
