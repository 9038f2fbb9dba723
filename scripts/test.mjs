import { parseArgs, styleText } from 'node:util';
import { stages } from './test-stages.mjs';

const { positionals } = parseArgs({ allowPositionals: true });
const wanted = positionals.filter((word) => Object.hasOwn(stages, word));
const filters = positionals.filter((word) => !wanted.includes(word));
const results = [];

const lane = (name) =>
  Object.keys(stages).filter((stage) => stages[stage].lane === name && (!wanted.length || wanted.includes(stage)));
const [first, front, aside] = [lane('first'), lane('front'), lane('aside')];
await runAll(first);
await Promise.all([runAll(front), runAll(aside, { aside: front.length > 0 })]);

async function runAll(names, how = {}) {
  for (const name of names) await runStage(name, how);
}

async function runStage(name, how) {
  const { after = [], run } = stages[name];
  const missing = after.find((other) => results.some((result) => result.name === other && result.failed));
  console.log(styleText('bold', `\n── ${name}${missing ? `: left out, ${missing} failed` : ''}`));
  if (missing) return;
  const from = Date.now();
  const result = await run(filters, how);
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
