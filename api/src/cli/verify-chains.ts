import { verifyHistory } from '../history/verify-history';
import { company } from '../permission/table';
import { onDatabase } from './database';

export async function verifyChains(): Promise<number> {
  return onDatabase(async (db) => {
    let bad = 0;
    for (const { id, name } of await db.read.select({ id: company.id, name: company.name }).from(company)) {
      const verdict = await verifyHistory(db.read, id);
      if (verdict.ok) console.log(`${name}: ${verdict.rows} rows, head ${verdict.head}`);
      else console.error(`${name}: row ${verdict.seq} is bad (${verdict.why})`);
      if (!verdict.ok) bad += 1;
    }
    return bad ? 1 : 0;
  });
}
