import { parseArgs, styleText } from 'node:util';
import { stages } from './test-stages.mjs';

const { positionals } = parseArgs({ allowPositionals: true });
const wanted = positionals.filter((word) => Object.hasOwn(stages, word));
const filters = positionals.filter((word) => !wanted.includes(word));
const results = [];

for (const [name, stage] of Object.entries(stages)) {
  if (wanted.length && !wanted.includes(name)) continue;
  const missing = (stage.after ?? []).find((other) => results.some((result) => result.name === other && result.failed));
  console.log(styleText('bold', `\n── ${name}${missing ? `: left out, ${missing} failed` : ''}`));
  if (missing) continue;
  const from = Date.now();
  const result = await stage.run(filters);
  results.push({ name, seconds: (Date.now() - from) / 1000, ...result });
}

console.log();
for (const { name, seconds, passed, failed, skipped = 0, what = [] } of results) {
  const counts = [`${passed} passed`, failed && `${failed} failed`, skipped && `${skipped} skipped`].filter(Boolean);
  console.log(`${name.padEnd(8)} ${seconds.toFixed(1).padStart(7)} s  ${counts.join(', ')}`);
  for (const line of what) console.log(`  ✗ ${line}`);
}

const sum = (key) => results.reduce((total, result) => total + (result[key] ?? 0), 0);
if (sum('passed') + sum('failed') === 0) console.log('No test ran: that is a failure too.');
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exit(sum('failed') === 0 && sum('passed') > 0 ? 0 : 1);
