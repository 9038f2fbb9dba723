import type { Commitment } from '@rebound/shared/commitment/schema';
import type { Rejection } from '@rebound/shared/rejection/schema';
import { expect, it } from 'vitest';
import { draftCode, draftRejected, draftResent } from './draft-letters';

const person = (id: string, name: string) => ({ id, name, email: `${id}@northgate.example` });
const priya = person('priya', 'Priya Shah');
const alex = person('alex', 'Alex Kim');
const ines = person('ines', 'Ines Duarte');

const commitment: Commitment = {
  ...{ id: '700101', projectId: '24017', kind: 'subcontract', number: 'SC-1042', title: 'Concrete works' },
  contractCompany: { id: 'c-1', name: 'Harbor Concrete', erpCode: 'V-2317' },
  ...{ status: 'Approved', startDate: null, completionDate: null, retainagePercent: 10, lines: [] },
  ...{ erpState: 'rejected', round: 2, createdBy: priya, sentBy: priya, sentAt: null, version: 3 },
  updatedAt: '2026-11-18T15:02:11.000Z',
};
const rejection: Rejection = {
  ...{ id: 'r-1', commitmentId: '700101', round: 2, comment: 'Use V-2317.', reasonCodes: [], rejectedBy: alex },
  ...{ rejectedAt: '2026-11-18T15:02:11.000Z', evidence: 'recorded', outcome: 'open', closedAt: null, closedBy: null },
};
const occasion = {
  company: { id: '4100', name: 'Northgate Builders' },
  project: { id: '24017', name: '24-017 Riverside Tower' },
  ...{ commitment, pageUrl: 'https://app.procore.com/1', from: 'Rebound <rebound@northgate.example>' },
};

it('drafts one letter about a rejection for each who is told', async () => {
  const drafts = await draftRejected({ ...occasion, rejection, recipients: [priya, ines] });
  expect(drafts.map(({ payload, ...draft }) => ({ ...draft, to: payload.to, from: payload.from }))).toEqual(
    [priya, ines].map((to) => ({
      ...{ companyId: '4100', commitmentId: '700101', event: 'rejected', eventId: 'r-1', person: to, to: to.email },
      ...{ at: rejection.rejectedAt, dueAt: rejection.rejectedAt, until: null, from: occasion.from },
    })),
  );
  expect(drafts[0]?.payload).toMatchObject({
    subject: 'Northgate Builders: ERP Commitment Rejection Notification',
    text: expect.stringContaining('> Use V-2317.'),
    headers: { 'Auto-Submitted': 'auto-generated' },
  });
});

it('drafts letters about a re-send that can still be taken back', async () => {
  const resent = { id: '700101-3', by: priya, at: '2026-11-22T09:12:00.000Z' };
  const dueAt = '2026-11-22T09:12:08.000Z';
  const drafts = await draftResent({ ...occasion, resent, dueAt, rejection, changes: [], recipients: [alex] });
  expect(drafts).toMatchObject([{ event: 'resent', eventId: '700101-3', at: resent.at, dueAt, person: alex }]);
});

it('drafts a code that is not sent after it has run out', async () => {
  const at = '2026-11-22T09:55:00.000Z';
  const { company, from } = occasion;
  const drafts = await draftCode({ id: 'c-1', company, person: priya, code: '402913', at, validMinutes: 10, from });
  expect(drafts).toMatchObject([
    { event: 'code', commitmentId: null, dueAt: at, until: '2026-11-22T10:05:00.000Z', person: priya },
  ]);
});

it('drafts nothing for nobody', async () => {
  expect(await draftRejected({ ...occasion, rejection, recipients: [] })).toEqual([]);
});
