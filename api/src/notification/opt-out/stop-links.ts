import { createHmac, timingSafeEqual } from 'node:crypto';

/** The addresses at which people stop their daily summary without signing in. */
export interface StopLinks {
  /** `null` where the API has no address that people reach. */
  urlFor(personId: string): string | null;
  /** Whose link it is; `null` where it is none of ours. */
  personOf(token: string): string | null;
}

/** Links that only this API can make: each carries whom it is for, signed with the secret, and is good for ever. */
export function createStopLinks({ publicUrl, secret }: { publicUrl?: string | undefined; secret: string }): StopLinks {
  const signed = (personId: string) =>
    createHmac('sha256', secret)
      .update(JSON.stringify(['daily-summary', personId]))
      .digest();
  return {
    urlFor: (personId) => {
      if (!publicUrl) return null;
      const token = `${Buffer.from(personId).toString('base64url')}.${signed(personId).toString('base64url')}`;
      return `${publicUrl.replace(/\/$/, '')}/daily-summary/${token}`;
    },
    personOf: (token) => {
      const [, id = '', signature = ''] = /^([\w-]{1,400})\.([\w-]{43})$/.exec(token) ?? [];
      const personId = Buffer.from(id, 'base64url').toString();
      const given = Buffer.from(signature, 'base64url');
      const right = signed(personId);
      return given.length === right.length && timingSafeEqual(given, right) ? personId : null;
    },
  };
}
