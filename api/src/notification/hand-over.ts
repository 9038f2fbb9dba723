import type { Answered, BatchDelivery, Delivery, Mailer, OutgoingLetter } from '../mail/mailer';
import type { Outcome, Parcel } from './lease';

/** What became of each letter of a parcel, in their order, and what the answer says of the limit. Never throws. */
export async function handOver(
  mailer: Mailer,
  { letters, key }: Parcel,
  signal: AbortSignal,
): Promise<{ answered: Answered; fates: Outcome[] }> {
  const [first] = letters;
  const isBatch = first?.batch != null;
  const payloads = letters.map(({ payload }) => payload);
  const answered = await call(mailer, payloads, key, isBatch, signal);
  if (answered.outcome === 'answered') return { answered, fates: answered.each };
  // A provider may quote what it was sent, and why it failed is logged.
  const quotesCode = first?.event === 'code' && answered.outcome !== 'sent';
  const fate = quotesCode ? { ...answered, why: answered.why.replace(/\d{6}/g, '[code]') } : answered;
  return { answered, fates: letters.map(() => fate) };
}

async function call(
  mailer: Mailer,
  payloads: OutgoingLetter[],
  key: string,
  isBatch: boolean,
  signal: AbortSignal,
): Promise<Delivery | BatchDelivery> {
  const [payload] = payloads;
  try {
    if (!isBatch && payload) return await mailer.send(payload, key, signal);
    if (mailer.batch) return await mailer.batch.send(payloads, key, signal);
    return { outcome: 'retry', why: 'This provider takes no batches.', restMs: 0 };
  } catch (error) {
    return { outcome: 'retry', why: `The mailer threw: ${String(error)}`, restMs: 0 };
  }
}
