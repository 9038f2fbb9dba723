import { createAllowance } from '../../rate-limit/allowance';
import type { Limits } from '../../rate-limit/limits';

const hour = 3600;

/**
 * Counts what is asked of an email address that need not be one's own. One client at one address is kept tightest, so
 * that nobody can use up what is left for the others: known and unknown addresses are counted alike.
 */
export function limitCodes({ codes }: Limits) {
  const client = createAllowance(codes * 12, hour, 'from this network address');
  const pair = createAllowance(codes, hour, 'for this email address');
  const email = createAllowance(codes * 4, hour, 'for this email address');
  return async (from: string, typed: string): Promise<void> => {
    const address = typed.toLowerCase();
    await client.spend(from);
    await pair.spend(JSON.stringify([from, address]));
    await email.spend(address);
  };
}
