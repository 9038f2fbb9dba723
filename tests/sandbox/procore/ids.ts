import { createHash } from 'node:crypto';

const beyond32Bit = 2n ** 33n;

/** Procore's number, as digits, of what the demo calls `id`. A word gets one beyond 32 bit, always the same. */
export function idOf(id: string): string {
  if (/^\d+$/.test(id)) return id;
  const digest = createHash('sha256').update(id).digest('hex').slice(0, 10);
  return String(beyond32Bit + BigInt(`0x${digest}`));
}
