import { draftRejected } from '@rebound/api/notification/draft-letters';
import type { Page } from 'playwright-core';

const at = '2020-01-01T00:00:00.000Z';

/** What a letter calls things by. */
export interface Named {
  company: string;
  project: string;
  number: string;
  title: string;
  contractCompany: string;
  by: string;
  comment: string;
  pageUrl: string;
}

/** The letter that tells of a rejection, as the API writes it. */
export async function letterWith({ company, project, number, title, contractCompany, by, comment, pageUrl }: Named) {
  const person = { id: 'p', name: by, email: 'priya@northgate.example' };
  const [draft] = await draftRejected({
    company: { id: '4100', name: company },
    project: { id: '24017', name: project },
    commitment: {
      ...{ id: '700101', projectId: '24017', kind: 'subcontract', number, title, status: 'Approved', lines: [] },
      ...{ startDate: null, completionDate: null, retainagePercent: null, erpState: 'rejected', round: 9, version: 7 },
      ...{ createdBy: person, sentBy: null, sentAt: null, updatedAt: at },
      contractCompany: { id: '1', name: contractCompany, erpCode: null },
    },
    rejection: {
      ...{ id: 'r', commitmentId: '700101', round: 9, comment, reasonCodes: [], rejectedBy: person, rejectedAt: at },
      ...{ evidence: 'recorded', outcome: 'open', closedAt: null, closedBy: null },
    },
    recipients: [person],
    pageUrl,
    from: 'Northgate Builders <notifications@northgate.example>',
  });
  if (!draft) throw new Error('Nobody is told.');
  const { subject, html, text } = draft.payload;
  return { subject, html, text };
}

/** One text wherever a letter has a place for somebody's words. */
export function letterOf(text: string) {
  const everywhere = { company: text, project: text, number: text, title: text, contractCompany: text, by: text };
  return letterWith({ ...everywhere, comment: text, pageUrl: 'https://us02.procore.com/1' });
}

export interface Shape {
  /** Every element, with the names of its attributes. */
  tags: string[];
  comment: string;
  facts: string[];
}

/** What a browser makes of each letter. */
export function shapesOf(page: Page, letters: readonly string[]): Promise<Shape[]> {
  return page.evaluate(
    (htmls) =>
      htmls.map((html) => {
        const { documentElement } = new DOMParser().parseFromString(html, 'text/html');
        const linesOf = (element: Element | null) =>
          [...(element?.childNodes ?? [])].map((node) => (node.nodeName === 'BR' ? '\n' : node.textContent)).join('');
        const tags = [...documentElement.querySelectorAll('*:not(br, [data-skip-in-text] > div)')];
        return {
          tags: tags.map(({ localName, attributes }) =>
            [localName, ...[...attributes].map((one) => one.name)].join(' '),
          ),
          comment: linesOf(documentElement.querySelector('.r-comment')),
          facts: [...documentElement.querySelectorAll('td.r-text')].map(linesOf),
        };
      }),
    letters,
  );
}
