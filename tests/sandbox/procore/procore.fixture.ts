import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { harbourCivil } from '../demo/harbour-civil';
import { mailFrom, prepareDatabase } from '../prepare-database';
import type { OAuthClient } from './oauth/client';
import { quarry, quarryWorks } from './small-demo.fixture';
import { startEngine } from './start-engine';
import { type ProcoreOptions, startProcore } from './start-procore';

const nowhere = 'http://127.0.0.1:9';

export const client: OAuthClient = {
  id: 'rebound-sandbox',
  secret: 'secret-of-the-sandbox',
  redirectUris: [`${nowhere}/v1/sign-in/procore/callback`],
};

/** The stand-in before a small ledger of its own, with what a test asks it. */
export async function startSmallProcore(options: Partial<ProcoreOptions> = {}) {
  const [redirectUri = ''] = (options.client ?? client).redirectUris;
  const folder = await mkdtemp(join(tmpdir(), 'rebound-procore-'));
  const databaseUrl = `file:${join(folder, 'engine.db')}`;
  const companies = [quarryWorks, harbourCivil];
  const secret = 'a secret of more than 32 characters';
  const webUrl = nowhere;
  const tokens = await prepareDatabase({ ...{ url: databaseUrl, secret, webUrl, companies }, byTheClock: false });
  const mail = { from: mailFrom, apiKey: 're_none', baseUrl: nowhere };
  const engine = await startEngine({ databaseUrl, secret, mail });
  const address = { url: engine.url, tokens };
  const procore = await startProcore({
    ...{ port: 0, engine: address, client, companies, alsoAs: { olga: ['lena'] } },
    ...options,
  });

  /** Allows the app in the browser, as `personId`; answers the code. */
  async function allow(personId: string): Promise<string> {
    const answer = await fetch(`${procore.url}/oauth/authorize`, {
      method: 'POST',
      redirect: 'manual',
      headers: { Origin: procore.url },
      body: new URLSearchParams({
        ...{ client_id: client.id, redirect_uri: redirectUri, state: 's', choice: 'allow' },
        login: procore.logins.of(personId)?.id ?? '',
      }),
    });
    return new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? '';
  }

  const token = (fields: Record<string, string>) =>
    fetch(`${procore.url}/oauth/token`, {
      method: 'POST',
      body: new URLSearchParams({ client_id: client.id, client_secret: client.secret, ...fields }),
    });
  const exchange = (code: string) => token({ grant_type: 'authorization_code', code, redirect_uri: redirectUri });

  /** A fresh pair of tokens of `personId`, and what asks the API with it. */
  async function signIn(personId: string) {
    const pair = (await (await exchange(await allow(personId))).json()) as Tokens;
    const ask = (path: string, { company = quarry.company, ...init }: RequestInit & { company?: string } = {}) =>
      fetch(`${procore.url}${path}`, {
        ...init,
        headers: {
          authorization: `Bearer ${pair.access_token}`,
          ...(company && { 'procore-company-id': company }),
          ...(init.body != null && { 'content-type': 'application/json' }),
        },
      });
    return { pair, ask };
  }

  return {
    ...{ procore, engine: address, allow, exchange, token, signIn },
    async stop() {
      await procore.stop();
      await engine.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type SmallProcore = Awaited<ReturnType<typeof startSmallProcore>>;

interface Tokens {
  access_token: string;
  refresh_token: string;
  expires_in: number;
}
