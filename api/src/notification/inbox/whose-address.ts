import { eq } from 'drizzle-orm';
import type { Reader } from '../../db/db';
import { company } from '../../permission/table';

/** The companies whose addresses at `domain` are among `addresses`, and whether any of these is at it at all. */
export async function whoseAddress(read: Reader, domain: string, addresses: readonly string[]) {
  const names = addresses.map((address) => nameAt(domain, address)).filter((name) => name !== null);
  const companies = new Map<string, typeof company.$inferSelect>();
  for (const name of new Set(names)) {
    const [found] = await read.select().from(company).where(eq(company.inboundName, name));
    if (found) companies.set(found.id, found);
  }
  return { isOurs: names.length > 0, companies: [...companies.values()] };
}

/** The address that a company's notifications are forwarded to. */
export function inboundAddress(inboundName: string, domain: string): string {
  return `${inboundName}@${domain}`;
}

function nameAt(domain: string, address: string): string | null {
  const plain = /<([^<>]*)>\s*$/.exec(address)?.[1] ?? address;
  const at = plain.lastIndexOf('@');
  const isThere =
    plain
      .slice(at + 1)
      .trim()
      .toLowerCase() === domain.toLowerCase();
  return isThere ? plain.slice(0, at).trim().toLowerCase() : null;
}
