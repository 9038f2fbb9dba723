import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Result, run } from './benchmark';
import { bundleSize } from './bundle-size';
import { deepPage } from './deep-page';
import { historyVerify } from './history-verify';
import { idleClient } from './idle-client';
import { loaderCost } from './loader-cost';
import { drainAtLimit, drainFreely } from './outbox-drain';
import { pendingCount } from './pending-count';
import { resendTransaction } from './resend-transaction';

const results: Result[] = [];
for (const benchmark of [
  pendingCount,
  deepPage,
  resendTransaction,
  historyVerify,
  drainAtLimit,
  drainFreely,
  idleClient,
  ...loaderCost,
  ...bundleSize,
]) {
  console.log(`${benchmark.name} …`);
  results.push(await run(benchmark));
}
console.table(
  results.map(({ name, ratio, target, ok, spread, peer }) => ({
    ...{ name, ratio, target, peer },
    verdict: spread > 0.25 ? `void: the peer varied by ${spread}` : ok ? 'ok' : 'missed',
  })),
);
const file = fileURLToPath(new URL('../../bench-results.json', import.meta.url));
await writeFile(file, `${JSON.stringify(results, null, 2)}\n`);
