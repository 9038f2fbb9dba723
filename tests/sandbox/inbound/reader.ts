import { openDb } from '@rebound/api/db/open';
import { createResendReceiver } from '@rebound/api/mail/resend-received';
import { createChangeFeed } from '@rebound/api/notification/change-feed';
import { startInbox } from '@rebound/api/notification/inbox/work-inbox';
import { hearingUpstream } from '@rebound/api/testing/hearing-upstream';
import { pino } from 'pino';

/** One reader of mails that came in as a process of its own, whose clock runs faster, so that its leases end sooner. */
const { DATABASE_URL = '', RESEND_URL = '', STARTED_AT = '', SPEED = '', TIMEOUT_MS = '' } = process.env;
const started = Number(STARTED_AT);
// None outlives the test that started it.
process.once('disconnect', () => process.exit());

const inbox = startInbox({
  db: await openDb({ url: DATABASE_URL }),
  receiver: createResendReceiver({ apiKey: 're_sandbox', baseUrl: RESEND_URL, timeoutMs: Number(TIMEOUT_MS) }),
  domain: 'in.test',
  now: () => new Date(started + (Date.now() - started) * Number(SPEED)).toISOString(),
  log: pino({ level: 'silent' }),
  upstream: hearingUpstream,
  changes: createChangeFeed(),
  mail: { from: 'rebound@one.test' },
  lettersWait: () => undefined,
});
// It sleeps by its own clock, which is not that of the machine.
setInterval(inbox.nudge, 50);
process.send?.('ready');
