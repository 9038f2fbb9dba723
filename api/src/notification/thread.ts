import { createHash } from 'node:crypto';

/**
 * The headers by which mail programs put all letters about one commitment in one thread. The provider names each mail
 * itself, so they all refer to one that there never was: named by the commitment alone, at the sender's own domain.
 */
export function threadHeaders(from: string, commitment: { companyId: string; id: string }): Record<string, string> {
  const name = createHash('sha256')
    .update(JSON.stringify([commitment.companyId, commitment.id]))
    .digest('hex')
    .slice(0, 32);
  const root = `<commitment.${name}@${domainOf(from)}>`;
  return { References: root, 'In-Reply-To': root };
}

/** The domain of `Rebound <rebound@example.com>`; what is no domain in ASCII cannot stand in these headers. */
function domainOf(from: string): string {
  const domain = /@([a-z\d.-]+)>?\s*$/i.exec(from)?.[1]?.toLowerCase();
  return domain ?? 'rebound.invalid';
}
