import { describe, expect, it } from 'vitest';
import { changedTables, observe } from '../testing/rows-of-company';
import { commandLine } from './command-line.fixture';
import { runCommand } from './commands';
import { allowPerson, disablePerson, showPerson } from './person';
import { setCompany } from './set-company';

const cli = commandLine();

it.each<[string, (args: string[]) => Promise<number>, string[], string]>([
  [
    'shows what somebody may do',
    showPerson,
    ['Engineer@one.test'],
    'The engineer <engineer@one.test>, Company one\n  ERP Integrations: none; may push to accounting: no\n  p1 First project: standard, update-work-order-contract',
  ],
  [
    'changes a level in one project, and leaves the granular permissions',
    allowPerson,
    ['engineer@one.test', '--project', 'p1', '--commitments', 'read-only'],
    'p1 First project: read-only, update-work-order-contract',
  ],
  [
    'changes the granular permissions, and leaves the level',
    allowPerson,
    ['engineer@one.test', '--project', 'p1', '--granular', 'update-purchase-order-contract,update-work-order-contract'],
    'p1 First project: read-only, update-purchase-order-contract, update-work-order-contract',
  ],
  [
    'takes them away',
    allowPerson,
    ['engineer@one.test', '--project', 'p1', '--granular', 'none'],
    'p1 First project: read-only',
  ],
  [
    'brings somebody into a project',
    allowPerson,
    ['engineer@one.test', '--project', 'p2', '--commitments', 'admin'],
    'p2 Second project: admin',
  ],
  [
    'changes the ERP Integrations level',
    allowPerson,
    ['engineer@one.test', '--erp', 'standard'],
    'Integrations: standard; may push to accounting: no',
  ],
  [
    'and the push to accounting',
    allowPerson,
    ['engineer@one.test', '--push', 'yes'],
    'Integrations: standard; may push to accounting: yes',
  ],
  [
    'shuts somebody out',
    disablePerson(true),
    ['engineer@one.test'],
    'The engineer <engineer@one.test>, Company one, disabled',
  ],
  [
    'and lets them in again',
    disablePerson(false),
    ['engineer@one.test'],
    'The engineer <engineer@one.test>, Company one\n',
  ],
  [
    'asks for a second pair of eyes',
    setCompany,
    ['one', '--second-pair-of-eyes', 'on'],
    'Company one: second pair of eyes on',
  ],
  [
    'and no more',
    setCompany,
    ['one', '--second-pair-of-eyes', 'off', '--undo-seconds', '20'],
    'off; a re-send can be taken back for 20 s',
  ],
  [
    'says what people are told, and when',
    setCompany,
    ['one', '--zone', 'America/Denver', '--summary', 'every-day', '--summary-hour', '6', '--late-after-days', '3'],
    '; daily summary at 06:00 America/Denver every day, late after 3 working day(s); reminders after 2 working day(s); no holidays; a rejection is told to who created it: yes',
  ],
  [
    'and what they are not',
    setCompany,
    ['one', '--summary', 'off', '--reminders', 'off', '--tell-creator', 'off', '--remind-after-days', '5'],
    '; no daily summary; no reminders; no holidays; a rejection is told to who created it: no',
  ],
  [
    'names the holidays, in order and once each',
    setCompany,
    ['one', '--holidays', '2027-01-01,2026-12-25,2026-12-25'],
    '; holidays 2026-12-25, 2027-01-01; ',
  ],
  ['and takes them back', setCompany, ['one', '--holidays', 'none'], '; no holidays; '],
  ['shows whether an approver gets the daily summary', showPerson, ['approver@one.test'], '  daily summary: yes'],
])('%s', async (_, command, args, words) => {
  expect(await command(args)).toBe(0);
  expect(cli.said()).toContain(words);
});

describe('changes nothing and says why', () => {
  it.each<[(args: string[]) => Promise<number>, string[], number, RegExp]>([
    [showPerson, [], 64, /person show <email>/],
    [showPerson, ['stranger@one.test'], 1, /No company knows stranger@one.test/],
    [allowPerson, [], 64, /One email address/],
    [allowPerson, ['stranger@one.test', '--erp', 'admin'], 1, /No company knows/],
    [allowPerson, ['reader@one.test', 'manager@one.test', '--erp', 'admin'], 64, /One email address/],
    [allowPerson, ['reader@one.test', '--erp', 'root'], 64, /--erp/],
    [allowPerson, ['reader@one.test', '--push', 'maybe'], 64, /--push/],
    [allowPerson, ['reader@one.test', '--rights', 'all'], 64, /--rights/],
    [allowPerson, ['reader@one.test', '--project', 'p1'], 64, /--project goes with/],
    [allowPerson, ['reader@one.test', '--commitments', 'admin'], 64, /--project goes with/],
    [allowPerson, ['reader@one.test', '--project', 'p1', '--granular', 'update-all'], 64, /--granular/],
    [allowPerson, ['reader@one.test', '--project', 'two-p1', '--commitments', 'admin'], 1, /no project two-p1/],
    [
      allowPerson,
      ['reader@one.test', '--erp', 'admin', '--project', 'two-p1', '--commitments', 'admin'],
      1,
      /no project/,
    ],
    [disablePerson(true), ['stranger@one.test'], 1, /No company knows/],
    [setCompany, ['three', '--second-pair-of-eyes', 'on'], 1, /no company three/],
    [setCompany, ['one'], 64, /company set/],
    [setCompany, ['one', '--second-pair-of-eyes', 'perhaps'], 64, /company set/],
    [setCompany, ['one', '--undo-seconds', '31'], 64, /company set/],
    [setCompany, ['one', '--undo-seconds', ''], 64, /company set/],
    [setCompany, ['one', '--zone', 'Northgate/Riverside'], 64, /company set/],
    [setCompany, ['one', '--summary-hour', '24'], 64, /company set/],
    [setCompany, ['one', '--summary', 'never'], 64, /company set/],
    [setCompany, ['one', '--holidays', ''], 64, /company set/],
    [setCompany, ['one', '--holidays', '2026-02-30'], 64, /company set/],
    [setCompany, ['one', '--holidays', '25.12.2026'], 64, /company set/],
    [setCompany, ['one', '--holidays', Array(101).fill('2026-12-25').join(',')], 64, /company set/],
    [setCompany, ['one', '--remind-after-days', '0'], 64, /company set/],
  ])('%o %j', async (command, args, code, words) => {
    const observer = await observe(cli.ledger.url);
    const before = await observer.digests();
    expect(await command(args)).toBe(code);
    expect(cli.said()).toMatch(words);
    expect(changedTables(before, await observer.digests())).toEqual([]);
    observer.close();
  });
});

it('is heard by an API that is running: the next request is answered by the new rules', async () => {
  const may = async () => (await cli.ledger.view('reader', 'sc-1')).may.send;
  expect(await may()).toMatchObject({ may: false, refusal: { reason: 'not-permitted' } });
  const args = ['person', 'allow', 'reader@one.test', '--project', 'p1', '--commitments', 'admin'];
  expect(await runCommand(args)).toBe(0);
  expect(await may()).toEqual({ may: true });
});
