import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock';
import type { Login } from '../logins';

/** Seconds, as Procore documents them. */
export const accessSeconds = 5400;
const codeSeconds = 600;

interface Grant {
  login: Login;
  access: string;
  refresh: string;
  createdAt: number;
}

export type Grants = ReturnType<typeof createGrants>;

/** What people have allowed: codes that are good once for ten minutes, and pairs of tokens whose refresh token is good once. */
export function createGrants(now: Clock) {
  const codes = new Map<string, { login: Login; redirectUri: string; until: number }>();
  const grants = new Set<Grant>();
  const secret = () => randomBytes(32).toString('hex');

  function grant(login: Login): Grant {
    const granted = { login, access: secret(), refresh: secret(), createdAt: now() };
    grants.add(granted);
    return granted;
  }

  return {
    newCode(login: Login, redirectUri: string): string {
      const code = secret();
      codes.set(code, { login, redirectUri, until: now() + codeSeconds * 1000 });
      return code;
    },
    /** Null for a code that is unknown, used, too old or meant for another address. */
    byCode(code: string, redirectUri: string): Grant | null {
      const found = codes.get(code);
      codes.delete(code);
      if (!found || found.until <= now() || found.redirectUri !== redirectUri) return null;
      return grant(found.login);
    },
    /** A new pair for the old one, whose tokens are both worth nothing from here on. */
    byRefresh(refresh: string): Grant | null {
      const found = [...grants].find((one) => one.refresh === refresh);
      if (!found) return null;
      grants.delete(found);
      return grant(found.login);
    },
    byAccess(access: string): Grant | null {
      const found = [...grants].find((one) => one.access === access);
      return found && found.createdAt + accessSeconds * 1000 > now() ? found : null;
    },
    /** Kills both tokens of whichever is given. Whether there was such a pair, nobody is told. */
    revoke(token: string): void {
      for (const one of grants) if (one.access === token || one.refresh === token) grants.delete(one);
    },
    /** How many pairs are good for something. */
    count: () => grants.size,
    /** Lets every access token run out now. */
    expireAll(): void {
      for (const one of grants) one.createdAt = now() - accessSeconds * 1000;
    },
  };
}
