import type { Instant } from '@rebound/shared/time';
import { forgetAnswers } from './db/answered';
import type { Tx } from './db/db';
import type { Deps } from './deps';
import { type Forgotten, forgetMails } from './notification/inbox/forget-mails';
import { tellForgotten } from './notification/inbox/inbox-metrics';
import { forgetMailEvents } from './notification/record-mail-event';
import { forgetOldMisses } from './page-health/forget-misses';
import { forgetCodes } from './permission/sign-in/codes';
import { forgetSessions } from './permission/sign-in/sessions';
import { forgetNews } from './upstream/procore/news';
import { forgetSignIns } from './upstream/procore/sign-in';
import { forgetUnused } from './upstream/procore/tokens';

const hour = 3_600_000;
const keptHours = 48;

/**
 * Forgets every hour what is over: idempotency keys, mails and mail events, sessions, codes, page misses, and what Procore
 * gave for people who are signed in nowhere. Returns what stops it.
 */
export function startSweeping({ db, now, log }: Pick<Deps, 'db' | 'now' | 'log'>): () => void {
  const sweep = () => {
    db.write((tx) => forget(tx, now())).then(
      (mails) => tellForgotten(log, 'age', mails),
      (error) => log.error({ err: error }, 'what is over was not swept'),
    );
  };
  sweep();
  const timer = setInterval(sweep, hour);
  return () => clearInterval(timer);
}

/** Forgets what was over at `at`. Returns the mails among it that nobody had looked at. */
export async function forget(tx: Tx, at: Instant): Promise<Forgotten[]> {
  const until = new Date(Date.parse(at) - keptHours * hour).toISOString();
  await forgetAnswers(tx, until);
  await forgetMailEvents(tx, until);
  const mails = await forgetMails(tx, at);
  await forgetSessions(tx, at);
  await forgetCodes(tx, at);
  await forgetOldMisses(tx, at);
  await forgetSignIns(tx, at);
  await forgetNews(tx, at);
  await forgetUnused(tx);
  return mails;
}
