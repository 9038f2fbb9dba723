import { openDb } from '@rebound/api/db/open';
import type { Deps } from '@rebound/api/deps';
import { createChangeFeed } from '@rebound/api/notification/change-feed';
import { createStopLinks } from '@rebound/api/notification/opt-out/stop-links';
import { createPauseFeed } from '@rebound/api/page-health/pause-feed';
import { createSignIn } from '@rebound/api/permission/sign-in/sign-in';
import { defaultLimits } from '@rebound/api/rate-limit/limits';
import { embeddedLedger } from '@rebound/api/upstream/embedded-ledger/embedded-ledger';
import { pino } from 'pino';
import { demoCompanies } from './demo/company';
import type { DemoCompany } from './demo/demo-company';
import { seed } from './demo/seed';

/**
 * Fills a new database with the demo companies and their past, and opens a session for each of their people. Their
 * letters wait in the outbox until the API starts. Done before that, because one process owns a database file.
 */
export async function prepareDatabase({
  url,
  secret,
  webUrl,
  undoSeconds,
  byTheClock,
  companies = demoCompanies,
}: {
  url: string;
  secret: string;
  webUrl: string;
  /** Instead of what the demo companies hold their letters for. */
  undoSeconds?: number | undefined;
  /** Whether summaries and reminders are mailed: today's summary at once, so that there is one to be seen. */
  byTheClock: boolean;
  companies?: readonly DemoCompany[];
}) {
  const db = await openDb({ url });
  const now = () => new Date().toISOString();
  const log = pino({ level: 'silent' });
  const sendCode = () => Promise.reject(new Error('Nobody asks for a code while the demo is made.'));
  const signIn = createSignIn({ ...{ db, now, log }, secret, sendCode });
  const deps: Deps = {
    ...{ db, now, log, signIn, upstream: embeddedLedger, changes: createChangeFeed() },
    pauses: createPauseFeed({ db, log }),
    mail: { from: mailFrom },
    mailWaits: () => undefined,
    lettersWait: () => undefined,
    limits: defaultLimits,
    stopLinks: createStopLinks({ secret }),
    trustedProxies: [],
  };
  const notices = byTheClock
    ? ({ summaryDays: 'every-day', summaryHour: 0 } as const)
    : ({ summaryDays: 'off', reminders: false } as const);
  const tokens: Record<string, string> = {};
  for (const company of companies) {
    await seed(deps, { ...company, notices, undoSeconds: undoSeconds ?? company.undoSeconds }, webUrl);
    for (const { id, email } of company.people) {
      const opened = await signIn.openSession(email);
      if (opened) tokens[id] = opened.token;
    }
  }
  // That something was accepted long ago fills a mailbox and tells nobody anything.
  await db.write((tx) => tx.run("DELETE FROM letter WHERE event = 'accepted'"));
  db.close();
  return tokens;
}

export const mailFrom = 'Northgate Builders <notifications@northgate.example>';
