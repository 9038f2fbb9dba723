import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Keeps texts so that who has the database alone can neither read them nor put them in another place. */
export interface Sealer {
  /** `place` names where the text belongs: it opens nowhere else. */
  seal(text: string, place: readonly string[]): string;
  /** `null` for what was sealed under another secret or for another place, or was changed since. */
  open(sealed: string, place: readonly string[]): string | null;
}

const form = 'v1';

/** AES-256-GCM by a key that is derived from the API's secret. */
export function createSealer(secret: string): Sealer {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'rebound procore tokens', 32));
  const additional = (place: readonly string[]) => Buffer.from(JSON.stringify([form, ...place]));
  return {
    seal: (text, place) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(additional(place));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return [form, ...[nonce, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))].join('.');
    },
    open: (sealed, place) => {
      const [version, nonce = '', tag = '', text = ''] = sealed.split('.');
      if (version !== form) return null;
      try {
        const options = { authTagLength: 16 };
        const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'), options);
        decipher.setAAD(additional(place)).setAuthTag(Buffer.from(tag, 'base64url'));
        return Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]).toString('utf8');
      } catch (error) {
        // What was tampered with is as good as lost: its owner signs in again.
        if (error instanceof Error) return null;
        throw error;
      }
    },
  };
}
