/** Why a mail that came in opened no rejection, and waits for the operator. */
export const keptReasons = [
  'gone',
  'too-large',
  'unreadable',
  'unknown-address',
  'several-companies',
  'not-authenticated',
  'sender-not-allowed',
  'not-a-rejection',
  'unclear',
  'unknown-commitment',
  'ledger-records',
  'gave-up',
] as const;
export type KeptReason = (typeof keptReasons)[number];

/** Whether `sender` is among those `allowed`: addresses, or domains, which stand for those below them too. */
export function isAllowedSender(allowed: readonly string[], sender: string): boolean {
  return allowed.some((one) => (one.includes('@') ? one === sender : isWithin(domainOf(sender), one)));
}

/**
 * Whether one of the domains that signed a mail speaks for its sender: the sender's own domain or one above it, and
 * within what is allowed, for an address its own domain alone.
 */
export function isSignedFor(sender: string, allowed: readonly string[], signers: readonly string[]): boolean {
  const domain = domainOf(sender);
  const entry = allowed.find((one) => isAllowedSender([one], sender));
  const limit = entry?.includes('@') ? domain : entry;
  return limit !== undefined && signers.some((signer) => isWithin(domain, signer) && isWithin(signer, limit));
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

function isWithin(domain: string, other: string): boolean {
  return domain === other || domain.endsWith(`.${other}`);
}
