import { createHash } from 'node:crypto';
import type { Instant } from '@rebound/shared/time';
import { type AuthenticationResult, authenticationResultsIn } from './authentication-results';
import { type HeadField, valuesOf } from './mail-head';

/** The server that receives mail for us: by what name it gives its verdicts, and the field that it writes below them. */
export interface TrustedServer {
  name: string;
  seal: string;
}

/** What is known by a signature that the receiving server found good. */
export interface Signature {
  domain: string;
  /** Whether the field Date is the signer's word: else anybody on the way can have written another. */
  coversDate: boolean;
  /** When it was signed, where it says so. */
  signedAt: Instant | null;
  /** The same for each copy of one signed mail, and of no other; `null` where it cannot be told. */
  mark: string | null;
}

/** The signatures that the receiving server found good, or why nothing of the mail is believed. */
export type Signed = { by: readonly Signature[] } | { by: null; why: string };

/**
 * Who signed a mail, by the word of our own receiving server alone: the first verdict of all, above what it puts on top
 * of every mail, and above every way that the mail came before. Whatever stands below can be written by anybody. A
 * verdict counts for nothing where it contradicts itself, or tells of more signatures than the mail has.
 */
export function signedBy(head: readonly HeadField[], server: TrustedServer): Signed {
  const verdictAt = head.findIndex(([name]) => name === 'authentication-results');
  const sealAt = head.findIndex(([name]) => name === server.seal);
  const ways = head.flatMap(([name], index) => (name === 'received' ? [index] : []));
  const value = head[verdictAt]?.[1];
  if (value === undefined || sealAt < 0 || verdictAt > sealAt || verdictAt > (ways[1] ?? verdictAt)) {
    return { by: null, why: 'The receiving server has given no verdict on it.' };
  }
  const said = authenticationResultsIn(value);
  if (said?.server !== server.name) return { by: null, why: 'The first verdict on it is by another server.' };
  const signatures = valuesOf(head, 'dkim-signature').map(tagsOf);
  return judged(said.results, signatures);
}

type Tags = Record<string, string>;

function judged(results: readonly AuthenticationResult[], signatures: readonly Tags[]): Signed {
  const dkim = results.filter(({ method }) => method === 'dkim');
  const dmarc = results.filter(({ method }) => method === 'dmarc');
  if (dkim.length > Math.max(signatures.length, 1) || dmarc.length > 1) {
    return { by: null, why: 'The verdict on it tells of more than it holds.' };
  }
  if (dmarc.some(({ result }) => result === 'fail'))
    return { by: null, why: 'It fails the policy of its sender (DMARC).' };
  const passed = dkim.filter(({ result }) => result === 'pass').map(signerOf);
  const others = dkim.filter(({ result }) => result !== 'pass').map(signerOf);
  const believed = passed.filter((domain) => domain && !others.includes(domain) && !others.includes(''));
  return { by: believed.flatMap((domain) => signaturesOf(domain, signatures)) };
}

/** What signed as `domain`, if all its signatures cover the whole body. Of several, nobody says which was found good. */
function signaturesOf(domain: string, signatures: readonly Tags[]): Signature[] {
  const own = signatures.filter((tags) => {
    const signer = signerIn(tags);
    return signer && (signer === domain || domain.endsWith(`.${signer}`));
  });
  const [first, ...others] = own;
  if (!first || own.some((tags) => 'l' in tags)) return [];
  const signature = { domain: signerIn(first), coversDate: false, signedAt: null, mark: null };
  return [others.length ? signature : { ...signature, ...wordOf(first) }];
}

function wordOf({ h = '', t = '', b = '' }: Tags): Omit<Signature, 'domain'> {
  return {
    coversDate: h.toLowerCase().split(':').includes('date'),
    signedAt: /^\d{1,10}$/.test(t) ? new Date(Number(t) * 1000).toISOString() : null,
    // Of the bytes: in base64 they can be written in several ways.
    mark: createHash('sha256').update(Buffer.from(b, 'base64')).digest('hex'),
  };
}

function signerIn({ d = '' }: Tags): string {
  return d.toLowerCase();
}

function signerOf({ properties }: AuthenticationResult): string {
  return properties['header.d'] ?? properties['header.i']?.split('@').at(-1) ?? '';
}

/** The tags of a DKIM signature, RFC 6376. With `l` it covers only the beginning of the body. */
function tagsOf(value: string): Tags {
  const pairs = value.split(';').map((tag) => tag.split('='));
  return Object.fromEntries(
    pairs.map(([name = '', ...rest]) => [name.trim().toLowerCase(), rest.join('=').replace(/\s/g, '')]),
  );
}
