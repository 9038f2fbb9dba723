import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readEnv } from './env';
import { defaultLimits } from './rate-limit/limits';

const enough = { REBOUND_SECRET: 's'.repeat(32), REBOUND_MAIL_FROM: 'Rebound <a@b.test>', RESEND_API_KEY: 're_1' };

describe('the configuration', () => {
  it('needs three settings and fills in the rest', () => {
    expect(readEnv(enough)).toMatchObject({
      env: {
        database: { url: 'file:data/rebound.db' },
        host: '127.0.0.1',
        port: 8787,
      },
    });
  });

  it.each([
    [{}, 3],
    [{ ...enough, REBOUND_SECRET: 'short' }, 1],
    [{ ...enough, REBOUND_PORT: '70000', REBOUND_DATABASE_URL: 'mysql://x', RESEND_BASE_URL: 'nowhere' }, 3],
    [{ ...enough, REBOUND_MAIL_FROM: 'a@b.test\r\nBcc: c@d.test' }, 1],
    [{ ...enough, RESEND_API_KEY: '' }, 1],
    [{ ...enough, REBOUND_PUBLIC_URL: 'javascript:alert(1)' }, 1],
    [{ ...enough, REBOUND_TRUSTED_PROXIES: '*', REBOUND_LIMIT_PERSON: '0', REBOUND_LIMIT_CODES: 'many' }, 3],
    [{ ...enough, RESEND_WEBHOOK_SECRET: 'a secret' }, 1],
    [{ ...enough, REBOUND_INBOUND_DOMAIN: 'in.one.test' }, 1],
    [{ ...enough, RESEND_WEBHOOK_SECRET: 'whsec_c2hvcnQ=' }, 1],
  ])('finds every fault of %j', (source, faults) => {
    const read = readEnv(source);
    expect('faults' in read && read.faults.length).toBe(faults);
  });

  it('trusts no proxy and limits requests, unless told otherwise', () => {
    expect(readEnv(enough)).toMatchObject({ env: { trustedProxies: [], limits: defaultLimits } });
    const told = { ...enough, REBOUND_TRUSTED_PROXIES: '10.0.0.0/8, ::1', REBOUND_LIMIT_PERSON: '20' };
    expect(readEnv(told)).toMatchObject({
      env: { trustedProxies: ['10.0.0.0/8', '::1'], limits: { ...defaultLimits, person: 20 } },
    });
  });

  it('knows of Procore where commitments live there, and needs what that takes', () => {
    expect(readEnv(enough)).toMatchObject({ env: { upstream: 'ledger', procore: undefined } });
    const there = { ...enough, REBOUND_UPSTREAM: 'procore' };
    const app = { PROCORE_CLIENT_ID: 'id', PROCORE_CLIENT_SECRET: 'secret', REBOUND_PUBLIC_URL: 'https://r.test/' };
    const faultsOf = (source: object) => {
      const read = readEnv({ ...there, ...source });
      return 'faults' in read ? read.faults.map((fault) => fault.split(':')[0]).sort() : [];
    };
    expect(faultsOf({})).toEqual(Object.keys(app).sort());
    const wrong = { PROCORE_LOGIN_URL: 'login', PROCORE_API_URL: 'ftp://x', PROCORE_WEBHOOK_SECRET: 'short' };
    expect(faultsOf({ ...app, ...wrong })).toEqual(Object.keys(wrong).sort());
    expect(readEnv({ ...there, ...app })).toMatchObject({
      env: {
        procore: {
          ...{ clientId: 'id', clientSecret: 'secret', publicUrl: 'https://r.test', webhookSecret: undefined },
          ...{ loginUrl: 'https://login.procore.com', apiUrl: 'https://api.procore.com' },
        },
      },
    });
    const federal = {
      PROCORE_LOGIN_URL: 'https://login.procoregov.com/',
      PROCORE_API_URL: 'https://api.procoregov.com',
    };
    expect(readEnv({ ...there, ...app, ...federal })).toMatchObject({
      env: { procore: { loginUrl: 'https://login.procoregov.com', apiUrl: 'https://api.procoregov.com' } },
    });
  });

  it('stops the API with 78 and names them all', () => {
    const main = fileURLToPath(new URL('main.ts', import.meta.url));
    const run = spawnSync(process.execPath, ['--import', 'tsx', main], {
      env: { PATH: process.env.PATH, REBOUND_PORT: 'none' },
      encoding: 'utf8',
    });
    expect(run.status).toBe(78);
    for (const name of ['REBOUND_SECRET', 'REBOUND_MAIL_FROM', 'RESEND_API_KEY', 'REBOUND_PORT'])
      expect(run.stderr).toContain(name);
  });
});
