import { randomUUID } from 'node:crypto';
import { createApp } from '../app';
import { type Delivering, startDelivering } from '../notification/deliver';
import { fixedClock, scriptedMailer } from '../notification/outbox.fixture';
import { later } from '../notification/schedule';
import { openLedger } from '../testing/ledger';
import { smallCompany } from '../testing/small-company';

export const holdMs = 10_000;

/**
 * The application and its deliver loop on one database, each with a clock that stands until it is moved; `aheadMs` is how
 * far the sender's clock is ahead. `approvers` is how many there are to tell.
 */
export async function openHold({ aheadMs = 0, approvers = 2, undoSeconds = holdMs / 1000 } = {}) {
  const ledger = await openLedger([companyWith(approvers, undoSeconds), smallCompany('two')]);
  const clock = fixedClock('2026-11-22T09:12:00.000Z');
  const app = createApp({ ...ledger.deps, now: clock.now });
  const provider = scriptedMailer();
  const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const started: Delivering[] = [];

  /** A sender on this outbox, which has sent what is due. Without one, nothing leaves. */
  async function deliver(): Promise<Delivering> {
    const delivering = startDelivering({
      ...{ db: ledger.deps.db, mailer: provider.mailer, log: quiet, chance: () => 0 },
      now: () => later(clock.now(), aheadMs),
    });
    started.push(delivering);
    await delivering.drain();
    return delivering;
  }

  async function ask(who: string, verb: string, { key = randomUUID() as string, version = 0, body = {} } = {}) {
    const address = who.includes('@') ? who : `${who}@one.test`;
    return app.request(`/v1/commitments/sc-1/${verb}`, {
      method: 'POST',
      headers: {
        ...{ authorization: `Bearer ${await ledger.tokenOf(address)}`, 'Content-Type': 'application/json' },
        ...{ 'Idempotency-Key': key, 'If-Match': `"${version || (await view()).commitment.version}"` },
      },
      body: JSON.stringify(body),
    });
  }

  /** The commitment as `who` sees it at this moment. */
  async function view(who = 'controller') {
    const headers = { authorization: `Bearer ${await ledger.tokenOf(`${who}@one.test`)}` };
    return (await app.request('/v1/commitments/sc-1', { headers })).json();
  }

  return {
    ...{ ledger, clock, provider, deliver, ask, view },
    /** To whom the provider was asked to mail about a re-send, in order. */
    told: () => provider.calls.filter((key) => key.startsWith('resent/')).map((key) => key.split('/')[2]),
    close: async () => {
      await Promise.all(started.map((one) => one.stop()));
      await ledger.close();
    },
  };
}

function companyWith(approvers: number, undoSeconds: number) {
  const company = smallCompany();
  const some = company.people.find(({ id }) => id === 'approver');
  const more = Array.from({ length: approvers - 2 }, (_, n) => ({ id: `more-${n}`, email: `more-${n}@one.test` }));
  return {
    ...{ ...company, undoSeconds },
    people: [...company.people, ...more.flatMap((one) => (some ? [{ ...some, ...one }] : []))],
  };
}
