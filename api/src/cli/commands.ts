import { DatabaseBusy } from '../db/db';
import { usage } from './change-and-say';
import { importFile } from './import-file';
import { dropKept, inboxUsage, listInbox, retryKept, showInboundAddress, showMail } from './inbox';
import { listCompanies } from './list-companies';
import { migrateNow } from './migrate-now';
import { openSession } from './open-session';
import { listOutbox, listUsage, releaseOne, retryOne, showLetter } from './outbox';
import { clearPageHealth, listPageHealth, pausePages, pauseUsage, resumePages } from './page-health';
import { allowPerson, allowUsage, disablePerson, showPerson } from './person';
import { connectProcore, connectUsage, listProcore } from './procore';
import { hooksUsage, listWebhooks, registerWebhook, removeWebhook } from './procore-webhooks';
import { listSessionsOf, revokeSessionsOf } from './sessions';
import { setCompany, setUsage } from './set-company';
import { createToken, createUsage, listTokens, revokeToken } from './tokens';
import { printHeads, verifyChains, verifyUsage } from './verify-chains';

/** What the operator can do, by the words that call it. Each answers its exit code. */
export const commands: Record<string, { run: (args: string[]) => Promise<number>; about: string }> = {
  migrate: { run: migrateNow, about: 'bring the database up to date' },
  import: { run: importFile, about: '<file.json>  bring in a company, its people and commitments' },
  'company list': { run: listCompanies, about: 'the companies, with their ids and settings' },
  'company set': { run: setCompany, about: `${setUsage}  change a company's settings` },
  'person show': { run: showPerson, about: '<email>  what somebody may do' },
  'person allow': { run: allowPerson, about: `${allowUsage}  change it, from their next request on` },
  'person disable': { run: disablePerson(true), about: '<email>  shut somebody out and end their sessions' },
  'person enable': { run: disablePerson(false), about: '<email>  let somebody sign in again' },
  'session open': { run: openSession, about: '<email>  print a session token for somebody, to help them' },
  'session list': { run: listSessionsOf, about: '<email>  where somebody is signed in' },
  'session revoke': { run: revokeSessionsOf, about: '<email> [<id>]  end all sessions of somebody, or one' },
  'token create': { run: createToken, about: `${createUsage}  make a token for an ERP connector` },
  'token list': { run: listTokens, about: '[<company>]  the tokens of connectors' },
  'token revoke': { run: revokeToken, about: '<id>  end the token of a connector' },
  'outbox list': { run: listOutbox, about: `${listUsage}  letters that have not left, need review or came back` },
  'outbox show': { run: showLetter, about: '<id>  what is known of a letter, but not what it says' },
  'outbox retry': { run: retryOne, about: '<id> [--again-after-review]  send a letter that needs review again' },
  'outbox release': { run: releaseOne, about: '<id> --reason <text>  give a letter up, or mark a bounce as looked at' },
  'inbox address': { run: showInboundAddress, about: '<company> [--renew]  where its notifications are forwarded to' },
  'inbox list': { run: listInbox, about: `${inboxUsage}  mails that came in and opened no rejection` },
  'inbox show': { run: showMail, about: '<id>  what is known of a mail, and how it begins' },
  'inbox retry': { run: retryKept, about: '<id>  have a mail that was kept read again' },
  'inbox drop': { run: dropKept, about: '<id> --reason <text>  close a mail that was kept' },
  'procore connect': { run: connectProcore, about: `${connectUsage}  let the people of a company in Procore sign in` },
  'procore list': { run: listProcore, about: 'the connected companies' },
  'procore webhooks register': { run: registerWebhook, about: `${hooksUsage}  ask Procore to post what changes` },
  'procore webhooks list': { run: listWebhooks, about: `${hooksUsage}  what Procore posts here` },
  'procore webhooks remove': { run: removeWebhook, about: `${hooksUsage} <hook id>  end that` },
  'history head': {
    run: printHeads,
    about: '[--company <id>]  print the head of every history chain, to note it elsewhere',
  },
  'history verify': {
    run: verifyChains,
    about: `${verifyUsage}  recompute the history chains; names the first bad row`,
  },
  'page-health pause': { run: pausePages, about: `${pauseUsage}  read one kind of page no more, for everybody` },
  'page-health resume': { run: resumePages, about: '<adapter>  read it again' },
  'page-health clear': { run: clearPageHealth, about: '[<adapter>]  forget the pages that could not be read' },
  // After those that begin with its name.
  'page-health': { run: listPageHealth, about: 'the pages that could not be read, and what is paused' },
};

/**
 * Runs the command that `args` begin with and answers its exit code: 64 when it was not understood, 75 when another
 * process holds the database. Without a command, says which there are.
 */
export async function runCommand(args: string[]): Promise<number> {
  const name = Object.keys(commands).find((one) => one === args.slice(0, one.split(' ').length).join(' '));
  const command = name === undefined ? undefined : commands[name];
  if (name && command) {
    try {
      return await command.run(args.slice(name.split(' ').length));
    } catch (error) {
      if (isMisread(error)) return usage(`${name} ${command.about}`, error.message);
      if (!(error instanceof DatabaseBusy)) throw error;
      console.error(`${error.message} Nothing was changed; try again.`);
      return 75;
    }
  }
  console.error('Usage: npm run rebound -- <command>');
  for (const [each, { about }] of Object.entries(commands)) console.error(`  ${each.padEnd(18)} ${about}`);
  return args.length ? 64 : 0;
}

/** What `parseArgs` throws at an option that it does not know, or that lacks its value. */
function isMisread(error: unknown): error is TypeError {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
