import {
  draftAccepted,
  draftCode,
  draftRejected,
  draftReminder,
  draftResent,
  draftVoided,
} from '@rebound/api/notification/draft-letters';
import type { LetterDraft } from '@rebound/api/notification/enqueue';
import type { WaitingItem } from '@rebound/api/notification/letters/summary';
import { createStopLinks } from '@rebound/api/notification/opt-out/stop-links';
import { draftSummary } from '@rebound/api/notification/summary/draft-summary';
import { commitmentUrl, erpIntegrationsUrl } from '@rebound/shared/commitment/page-url';
import type { Commitment } from '@rebound/shared/commitment/schema';
import type { Change } from '@rebound/shared/history/schema';
import type { Rejection } from '@rebound/shared/rejection/schema';
import { northgate } from '../demo/northgate/northgate';

const person = (id: string, name: string) => ({ id, name, email: `${id}@northgate.example` });
const priya = person('priya', 'Priya Shah');
const alex = person('alex', 'Alex Kim');
const at = '2026-11-18T15:02:11.000Z';
const now = '2026-11-23T15:00:00.000Z';
const webUrl = 'https://us02.procore.com';
const company = { id: northgate.id, name: northgate.name, zone: 'America/Denver' };
const from = 'Northgate Builders <notifications@northgate.example>';

const steel: Commitment = {
  ...{ id: '700101', projectId: '24017', kind: 'subcontract', number: 'SC-1042', title: 'Concrete works' },
  ...{ contractCompany: { id: '1', name: 'Harbor Concrete', erpCode: 'V-2317' }, status: 'Approved', lines: [] },
  ...{ startDate: null, completionDate: null, retainagePercent: 10, erpState: 'rejected', round: 2, version: 7 },
  ...{ createdBy: priya, sentBy: priya, sentAt: at, updatedAt: at },
};
const longest: Commitment = {
  ...steel,
  number: 'SC-1042-REV-07-BUILDING-B-LEVELS-0-TO-14',
  title: 'Cast-in-place concrete, formwork, reinforcement and post-tensioning of all levels of buildings B and C',
  contractCompany: {
    id: '2',
    name: 'Hafenbaugesellschaft Wöhrmann, Söhne & Partner Generalunternehmung mbH',
    erpCode: null,
  },
};
const occasionOf = (commitment: Commitment) => ({
  ...{ company, commitment, recipients: [priya], from },
  project: { id: '24017', name: '24-017 Riverside Tower' },
  pageUrl: commitmentUrl(webUrl, { companyId: company.id, ...commitment }),
});
const occasion = occasionOf(steel);
const longOccasion = occasionOf(longest);

const comment =
  'Line 3 is booked as Material, but pump hire is Equipment: correct the cost type.\nThe title must say which levels, in at most 30 characters.';
const rejection: Rejection = {
  ...{ id: 'r-1', commitmentId: steel.id, round: 2, comment, reasonCodes: [], rejectedBy: alex, rejectedAt: at },
  ...{ evidence: 'recorded', outcome: 'open', closedAt: null, closedBy: null },
};
const longRejection: Rejection = {
  ...rejection,
  comment: Array.from({ length: 24 }, (_, n) => `Line ${n + 1}: ${comment.replace('\n', ' ')}`).join('\n\n'),
};

const changes: Change[] = [
  { field: 'contract-company', line: null, from: 'Harbor Concrete (V-2291)', to: 'Harbor Concrete (V-2317)' },
  { field: 'line-cost-type', line: 3, from: 'Material', to: 'Equipment' },
];
const manyChanges: Change[] = Array.from({ length: 30 }, (_, n) => ({
  ...{ field: 'line-description' as const, line: n + 1 },
  from: n % 3 ? 'Formwork' : null,
  to: (n + 1) % 4 || n % 3 === 0 ? `Formwork, reinforcement and concrete of level ${n}, with pump hire` : null,
}));
const deed = { id: '700101-7', by: priya, at };
const list = erpIntegrationsUrl(webUrl, company.id);

function items(count: number): WaitingItem[] {
  return Array.from({ length: count }, (_, n) => ({
    ...{ kind: 'subcontract', number: `SC-${1042 + n}`, project: '24-017 Riverside Tower', round: 1 + (n % 3) },
    title: n === 1 ? longest.title : (['Concrete works', 'Structural steel', 'Roofing', 'Elevators'][n % 4] ?? ''),
    contractCompany: n === 1 ? (longest.contractCompany?.name ?? null) : n % 5 ? 'Harbor Concrete' : null,
    pageUrl: commitmentUrl(webUrl, {
      companyId: company.id,
      projectId: '24017',
      kind: 'subcontract',
      id: `${700101 + n}`,
    }),
    totalCents: 123_456_789 + n * 7_700,
    waitingSince: new Date(Date.parse(at) + n * 26 * 3_600_000).toISOString(),
    days: Math.max(0, 4 - n),
    late: n < 2,
    news: n % 3 === 1,
    changes: n % 3 === 0 ? null : n % 3 === 1 ? (n === 1 ? manyChanges : changes) : [],
  }));
}

function summary(count: number, { news = false } = {}): Promise<LetterDraft[]> {
  return draftSummary({
    ...{ company, from, at: now, date: '2026-11-23', zone: company.zone, currency: 'USD', lateAfterDays: 2 },
    recipients: [alex],
    items: items(count).map((item) => (news ? { ...item, late: false, days: 0 } : item)),
    head: { rows: 1_284, text: `1284:${'3fa9c07e51d2b846'.repeat(4)}` },
    erpIntegrationsUrl: list,
    stopUrl: createStopLinks({ publicUrl: 'https://rebound.northgate.example', secret: 'x'.repeat(32) }).urlFor,
  });
}

/** Every letter that Rebound writes, each as it usually is and at its longest, by a name for its picture. */
export const sampleLetters: Record<string, () => Promise<LetterDraft[]>> = {
  rejected: () => draftRejected({ ...occasion, rejection }),
  'rejected-long': () => draftRejected({ ...longOccasion, rejection: longRejection }),
  reminded: () => draftReminder({ ...occasion, rejection, at: now, days: 2, reminded: null }),
  escalated: () => draftReminder({ ...occasion, rejection, at: now, days: 4, reminded: { name: priya.name, at } }),
  resent: () => draftResent({ ...occasion, resent: deed, rejection, changes, erpIntegrationsUrl: list }),
  'resent-many-changes': () =>
    draftResent({ ...longOccasion, resent: deed, rejection, changes: manyChanges, erpIntegrationsUrl: list }),
  'resent-unchanged': () =>
    draftResent({ ...occasion, resent: deed, rejection, changes: [], erpIntegrationsUrl: list }),
  'resent-after-retrieval': () =>
    draftResent({ ...occasion, resent: deed, rejection: null, changes: [], erpIntegrationsUrl: list }),
  'resent-in-procore': () =>
    draftResent({ ...occasion, resent: { ...deed, inProcore: true }, rejection, changes, erpIntegrationsUrl: list }),
  'resent-in-procore-unnamed': () =>
    draftResent({
      ...{ ...occasion, resent: { ...deed, by: null, inProcore: true } },
      ...{ rejection, changes, erpIntegrationsUrl: list },
    }),
  accepted: () => draftAccepted({ ...occasion, accepted: { ...deed, by: alex }, erp: 'Sage 300 CRE' }),
  voided: () => draftVoided({ ...occasion, voided: deed, rejection }),
  'summary-of-one': () => summary(1, { news: true }),
  summary: () => summary(5),
  'summary-of-63': () => summary(63),
  code: () => draftCode({ id: 'c-1', company, person: priya, code: '402913', at, validMinutes: 10, from }),
};
