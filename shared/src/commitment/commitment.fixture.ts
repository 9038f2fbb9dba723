import { priya } from '../permission/people.fixture';
import type { Commitment, Line } from './schema';

export function aLine(changes: Partial<Line> = {}): Line {
  return {
    ...{ id: 'line-1', description: 'Slab on grade', costType: 'Subcontract', amountCents: 12_500_00 },
    costCode: { code: '03-300', inErp: true },
    ...changes,
  };
}

/** A rejected subcontract with which every ERP of `erp-connections.fixture.ts` would be content. */
export function aCommitment(changes: Partial<Commitment> = {}): Commitment {
  return {
    ...{ id: '700101', projectId: '24017', kind: 'subcontract', number: 'SC-1042', title: 'Concrete works' },
    contractCompany: { id: 'harbor', name: 'Harbor Concrete', erpCode: 'V-2317' },
    ...{ status: 'Approved', startDate: '2026-09-01', completionDate: '2027-03-31', retainagePercent: 10 },
    lines: [aLine()],
    ...{ erpState: 'rejected', round: 1, createdBy: priya, sentBy: priya, sentAt: '2026-11-02T09:15:00.000Z' },
    ...{ version: 3, updatedAt: '2026-11-03T08:00:00.000Z' },
    ...changes,
  };
}
