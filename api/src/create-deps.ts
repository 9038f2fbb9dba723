import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { openDb } from './db/open';
import type { Deps } from './deps';
import type { Env } from './env';
import { createLog } from './log';
import { createResendMailer } from './mail/resend-com';
import { createResendEvents } from './mail/resend-events';
import { createResendReceiver } from './mail/resend-received';
import { createChangeFeed } from './notification/change-feed';
import { type Delivering, startDelivering } from './notification/deliver';
import { draftCode } from './notification/draft-letters';
import { enqueue } from './notification/enqueue';
import { startInbox, type WorkingInbox } from './notification/inbox/work-inbox';
import { createStopLinks } from './notification/opt-out/stop-links';
import { tellOfDelivery } from './notification/tell-of-delivery';
import { createPauseFeed } from './page-health/pause-feed';
import { companyOf } from './permission/projects-of';
import { codeMinutes } from './permission/sign-in/codes';
import { createSignIn } from './permission/sign-in/sign-in';
import { embeddedLedger } from './upstream/embedded-ledger/embedded-ledger';
import { createProcore } from './upstream/procore/procore';

const now = () => new Date().toISOString();

/** The real parts, wired: an open and migrated database, the deliver loop running. */
export async function createDeps(
  env: Env,
  log = createLog(env.logLevel),
): Promise<{ deps: Deps; delivering: Delivering; inbox: WorkingInbox | null; log: Logger }> {
  const db = await openDb(env.database);
  const changes = createChangeFeed();
  const delivering = startDelivering({
    ...{ db, mailer: createResendMailer(env.mail), now, log },
    recorded: (letter) => {
      tellOfDelivery(db.read, changes, letter).catch((error) => log.warn({ err: error }, 'a delivery was not told'));
    },
  });
  const signIn = createSignIn({
    ...{ db, now, log },
    secret: env.secret,
    sendCode: async ({ companyId, ...person }, code) => {
      const company = await companyOf(db.read, companyId);
      const letters = await draftCode({
        ...{ id: randomUUID(), company, person, code, at: now(), validMinutes: codeMinutes, from: env.mail.from },
      });
      await db.write((tx) => enqueue(tx, letters));
      delivering.nudge();
    },
  });
  const lettersWait = delivering.nudge;
  const procore =
    env.procore &&
    createProcore({
      ...{ settings: env.procore, secret: env.secret, db, now, log, changes, lettersWait },
      mail: env.mail,
    });
  const deps: Deps = {
    ...{ db, now, log, signIn, procore, changes },
    upstream: procore?.upstream ?? embeddedLedger,
    pauses: createPauseFeed({ db, log }),
    limits: env.limits,
    stopLinks: createStopLinks(env),
    publicUrl: env.publicUrl,
    trustedProxies: env.trustedProxies,
    mail: { from: env.mail.from, events: mailEventsFor(env.mail), inboundDomain: env.mail.inboundDomain },
    lettersWait,
    mailWaits: () => inbox?.nudge(),
  };
  const domain = env.mail.inboundDomain;
  const inbox = domain ? startInbox({ ...deps, receiver: createResendReceiver(env.mail), domain }) : null;
  return { deps, delivering, inbox, log };
}

function mailEventsFor({ apiKey, webhookSecret }: Env['mail']) {
  return webhookSecret ? createResendEvents({ apiKey, secret: webhookSecret }) : undefined;
}
