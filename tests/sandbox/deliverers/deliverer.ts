import { openDb } from '@rebound/api/db/open';
import { createResendMailer } from '@rebound/api/mail/resend-com';
import { startDelivering } from '@rebound/api/notification/deliver';
import { pino } from 'pino';

/** One deliverer as a process of its own, whose clock runs faster, so that its leases end sooner. */
const { DATABASE_URL = '', RESEND_URL = '', STARTED_AT = '', SPEED = '', TIMEOUT_MS = '' } = process.env;
const started = Number(STARTED_AT);
// None outlives the test that started it.
process.once('disconnect', () => process.exit());

const delivering = startDelivering({
  db: await openDb({ url: DATABASE_URL }),
  mailer: createResendMailer({ apiKey: 're_sandbox', baseUrl: RESEND_URL, timeoutMs: Number(TIMEOUT_MS) }),
  now: () => new Date(started + (Date.now() - started) * Number(SPEED)).toISOString(),
  // A deliverer that is paused in the midst of writing keeps the others from the database, which they then say.
  log: pino({ level: 'silent' }),
});
// It sleeps by its own clock, which is not that of the machine.
setInterval(delivering.nudge, 50);
process.send?.('ready');
