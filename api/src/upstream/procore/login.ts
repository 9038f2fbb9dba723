import { z } from 'zod';
import type { Answer, Dispatcher } from './dispatcher';
import { parseExactly } from './json';
import { Unreachable } from './problems';
import { callbackUrl, type ProcoreSettings } from './settings';

/** What Procore gives to act for somebody. `expiresInMs` is of the access token; the other is good for one renewal. */
export interface Grant {
  accessToken: string;
  refreshToken: string;
  expiresInMs: number;
}

/** Procore's OAuth server. `null` where it refuses: what it was given is wrong, used or over. */
export interface Login {
  authorizeUrl(state: string): string;
  exchange(code: string): Promise<Grant | null>;
  renew(refreshToken: string): Promise<Grant | null>;
  /** Whether a token was given to this app, as Procore tells it. */
  isOurs(accessToken: string): Promise<boolean>;
  /** Ends both tokens of a grant. */
  revoke(accessToken: string): Promise<void>;
}

const grantShape = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.coerce.number().positive(),
});
const infoShape = z.object({ application: z.object({ uid: z.string() }).partial().nullish() });

export function createLogin(settings: ProcoreSettings, dispatcher: Dispatcher): Login {
  const { clientId, clientSecret, loginUrl } = settings;
  const app = { client_id: clientId, client_secret: clientSecret };

  function post(path: string, form: Record<string, string>): Promise<Answer> {
    return dispatcher.send({
      method: 'POST',
      url: `${loginUrl}${path}`,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
      body: new URLSearchParams({ ...form, ...app }).toString(),
    });
  }

  async function grantFor(form: Record<string, string>): Promise<Grant | null> {
    const answer = await post('/oauth/token', { ...form, redirect_uri: callbackUrl(settings) });
    if (answer.status === 400 || answer.status === 401) return refusedGrant(answer);
    const read = answer.status === 200 ? grantShape.safeParse(parsed(answer.text)) : null;
    if (!read?.success) throw new Unreachable(`its sign-in answered ${answer.status} in another form`);
    const { access_token: accessToken, refresh_token: refreshToken, expires_in: seconds } = read.data;
    return { accessToken, refreshToken, expiresInMs: seconds * 1000 };
  }

  return {
    authorizeUrl: (state) => {
      const query = { response_type: 'code', client_id: clientId, redirect_uri: callbackUrl(settings), state };
      return `${loginUrl}/oauth/authorize?${new URLSearchParams(query)}`;
    },
    exchange: (code) => grantFor({ grant_type: 'authorization_code', code }),
    renew: (refreshToken) => grantFor({ grant_type: 'refresh_token', refresh_token: refreshToken }),
    isOurs: async (accessToken) => {
      const headers = { Authorization: `Bearer ${accessToken}`, Accept: 'application/json' };
      const answer = await dispatcher.send({ method: 'GET', url: `${loginUrl}/oauth/token/info`, headers });
      if (answer.status !== 200) return false;
      const uid = infoShape.safeParse(parsed(answer.text)).data?.application?.uid;
      return uid === undefined || uid === clientId;
    },
    revoke: async (accessToken) => {
      const { status } = await post('/oauth/revoke', { token: accessToken });
      if (status !== 200) throw new Unreachable(`it answered ${status} to a revocation`);
    },
  };
}

/** `invalid_grant` is about the token; anything else is about the app, which no person can mend by signing in again. */
function refusedGrant({ text }: Answer): null {
  const error = z.object({ error: z.string() }).safeParse(parsed(text)).data?.error;
  if (error === 'invalid_grant' || error === undefined) return null;
  throw new Unreachable(`its sign-in refused this app (${error.replace(/\W/g, ' ').slice(0, 60)})`);
}

function parsed(text: string): unknown {
  try {
    return parseExactly(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
