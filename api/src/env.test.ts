import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readEnv } from './env';

const enough = { REBOUND_SECRET: 's'.repeat(32), REBOUND_MAIL_FROM: 'Rebound <a@b.test>', RESEND_API_KEY: 're_1' };

describe('the configuration', () => {
  it('needs three settings and fills in the rest', () => {
    expect(readEnv(enough)).toMatchObject({
      env: {
        database: { url: 'file:data/rebound.db' },
        host: '127.0.0.1',
        port: 8787,
        publicUrl: 'http://127.0.0.1:8787',
      },
    });
  });

  it.each([
    [{}, 3],
    [{ ...enough, REBOUND_SECRET: 'short' }, 1],
    [{ ...enough, REBOUND_PORT: '70000', REBOUND_DATABASE_URL: 'mysql://x', RESEND_BASE_URL: 'nowhere' }, 3],
    [{ ...enough, REBOUND_MAIL_FROM: 'a@b.test\r\nBcc: c@d.test' }, 1],
    [{ ...enough, RESEND_API_KEY: '' }, 1],
  ])('finds every fault of %j', (source, faults) => {
    const read = readEnv(source);
    expect('faults' in read && read.faults.length).toBe(faults);
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
