import { importFile } from './import-file';
import { migrateNow } from './migrate-now';
import { openSession } from './open-session';
import { verifyChains } from './verify-chains';

const commands: Record<string, { run: (args: string[]) => Promise<number>; about: string }> = {
  migrate: { run: migrateNow, about: 'bring the database up to date' },
  import: { run: importFile, about: '<file.json>  bring in a company, its people and commitments' },
  'history verify': { run: verifyChains, about: 'recompute every history chain; names the first bad row' },
  'session open': { run: openSession, about: '<email>  print a session token for somebody, to help them' },
};

const args = process.argv.slice(2);
const name = Object.keys(commands).find((one) => one === args.slice(0, one.split(' ').length).join(' '));
const command = name === undefined ? undefined : commands[name];
if (!name || !command) {
  console.error('Usage: npm run rebound -- <command>');
  for (const [each, { about }] of Object.entries(commands)) console.error(`  ${each.padEnd(16)} ${about}`);
  process.exit(args.length ? 64 : 0);
}
process.exitCode = await command.run(args.slice(name.split(' ').length));
