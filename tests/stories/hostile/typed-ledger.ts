import { commitment, contractCompany, line } from '@rebound/api/commitment/table';
import { openDb } from '@rebound/api/db/open';
import { rejection } from '@rebound/api/rejection/table';
import type { Judged } from '@rebound/shared/commitment/schema';
import type { ReasonCode } from '@rebound/shared/rejection/reason-code';

/** As many as the popup lists, with room for what else waits. */
export const rowCount = 440;
/** The commitment with a round for each text, and a line for each. */
export const longStory = '9900000';
const company = { companyId: '4100' };
const at = '2020-01-01T00:00:00.000Z';
const judged: Omit<Judged, 'lines'> = {
  ...{ number: 'SC-0', title: 'As refused', contractCompany: null, status: 'Draft' },
  ...{ startDate: null, completionDate: null, retainagePercent: null },
};

export const idOf = (row: number) => String(9_000_000 + row);

/**
 * Puts `texts` into the record of a running API as somebody could have typed them: as comments, numbers, titles, contract
 * companies and lines. Not by its commands, which would take minutes and write thousands of mails.
 */
export async function typedLedger(folder: string, texts: readonly string[]) {
  const db = await openDb({ url: `file:${folder}/rebound.db` });
  const own = { ...company, projectId: '24017', kind: 'subcontract', status: 'Draft', erpState: 'rejected' } as const;
  const stamps = { createdBy: 'priya', sentBy: 'priya', sentAt: at, updatedAt: at, updatedBy: 'priya', version: 1 };
  const reasonCodes: ReasonCode[] = [];
  const refused = {
    ...company,
    reasonCodes,
    rejectedBy: 'alex',
    rejectedByName: 'Alex Kim',
    rejectedAt: at,
    evidence: 'recorded' as const,
  };
  const text = (index: number) => texts[index % texts.length] ?? '';

  const rowsFrom = (start: number) =>
    Array.from({ length: rowCount }, (_, row) => ({
      vendor: { ...company, id: `typed-${row}`, name: text(start + row), erpCode: null },
      commitment: {
        ...{ ...own, ...stamps, id: idOf(row), number: text(start + row), title: text(start + row + 1), round: 1 },
        contractCompanyId: `typed-${row}`,
      },
      rejection: {
        ...{
          ...refused,
          id: `typed-${String(row).padStart(4, '0')}`,
          commitmentId: idOf(row),
          round: 1,
          outcome: 'open' as const,
        },
        comment: text(start + row),
        picture: { ...judged, contractCompany: { id: 'c', name: text(start + row + 2), erpCode: null }, lines: [] },
      },
    }));

  return {
    /** Makes row after row say the texts from `start` on. */
    async say(start: number): Promise<void> {
      const rows = rowsFrom(start);
      await db.write(async (tx) => {
        for (const row of rows) {
          const { id: _, ...vendor } = row.vendor;
          await tx
            .insert(contractCompany)
            .values(row.vendor)
            .onConflictDoUpdate({ target: contractCompany.id, set: vendor });
          const { number, title } = row.commitment;
          await tx
            .insert(commitment)
            .values(row.commitment)
            .onConflictDoUpdate({ target: commitment.id, set: { number, title } });
          const { comment, picture } = row.rejection;
          await tx
            .insert(rejection)
            .values(row.rejection)
            .onConflictDoUpdate({ target: rejection.id, set: { comment, picture } });
        }
      });
    },

    /** One commitment that was refused with each of the texts, and whose lines changed from each to the next. */
    async tellAll(): Promise<void> {
      const lines = texts.map((_, index) => ({
        id: `typed-${index}`,
        costCode: null,
        costType: null,
        amountCents: 100,
      }));
      await db.write(async (tx) => {
        await tx
          .insert(commitment)
          .values({ ...own, ...stamps, id: longStory, number: 'SC-1', title: 'Long', round: texts.length + 1 });
        for (const [index, one] of lines.entries()) {
          await tx
            .insert(line)
            .values({ ...one, ...company, commitmentId: longStory, position: index, description: text(index + 1) });
          await tx.insert(rejection).values({
            ...{ ...refused, id: `round-${index}`, commitmentId: longStory, round: index + 1, comment: text(index) },
            ...{ picture: { ...judged, lines: [] }, outcome: 'resent' as const, closedAt: at, closedBy: 'priya' },
          });
        }
        await tx.insert(rejection).values({
          ...{
            ...refused,
            id: 'round-last',
            rejectedAt: '2020-01-02T00:00:00.000Z',
            commitmentId: longStory,
            round: texts.length + 1,
            comment: 'x'.repeat(10_000),
          },
          picture: { ...judged, lines: lines.map((one, index) => ({ ...one, description: text(index) })) },
          outcome: 'open' as const,
        });
      });
    },
    close: () => db.close(),
  };
}
