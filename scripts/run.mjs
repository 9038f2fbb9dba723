// The one way in: `npm start`, `npm test`, … all come here, on whatever Node the machine has.
const [major] = process.versions.node.split('.').map(Number);

if (major < 18) {
  console.error(`Rebound needs Node 18 or newer to set itself up; this is Node ${process.versions.node}.`);
  console.error('Get a current one from https://nodejs.org/ and run the same command again.');
  process.exit(1);
}

// Imported late: an older Node would stop at the modules' syntax before it could say so.
import('./commands.mjs').then(({ runCommand }) => runCommand(process.argv.slice(2)));
