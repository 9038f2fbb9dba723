import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ledger, openLedger } from '../../testing/ledger';

let ledger: Ledger;
beforeAll(async () => {
  ledger = await openLedger();
});
afterAll(() => ledger.close());

const post = (path: string, body: unknown) =>
  ledger.app.request(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });

describe('sign-in by code', () => {
  it('knows the person by the mailed code, once', async () => {
    expect((await post('/v1/sign-in/codes', { email: 'manager@one.test' })).status).toBe(202);
    const { code } = ledger.codes.at(-1) ?? { code: '' };
    const answer = await post('/v1/sign-in', { email: 'Manager@One.test', code });
    const { token, person } = await answer.json();
    expect(person).toEqual({ id: 'manager', name: 'The manager', email: 'manager@one.test' });
    expect(answer.headers.get('Set-Cookie')).toBeNull();

    const authorization = `Bearer ${token}`;
    const me = await ledger.app.request('/v1/me', { headers: { authorization } });
    expect(await me.json()).toMatchObject({ person: { id: 'manager' }, company: { id: 'one' } });
    expect((await post('/v1/sign-in', { email: 'manager@one.test', code })).status).toBe(401);

    const out = await ledger.app.request('/v1/sign-out', {
      method: 'POST',
      headers: { authorization, 'Content-Type': 'application/json' },
    });
    expect(out.status).toBe(204);
    expect((await ledger.app.request('/v1/me', { headers: { authorization } })).status).toBe(401);
  });

  it('says the same to an unknown address, and mails nothing', async () => {
    const before = ledger.codes.length;
    const known = await post('/v1/sign-in/codes', { email: 'reader@one.test' });
    const unknown = await post('/v1/sign-in/codes', { email: 'stranger@one.test' });
    expect([unknown.status, await unknown.text()]).toEqual([known.status, await known.text()]);
    expect(ledger.codes.slice(before).map(({ email }) => email)).toEqual(['reader@one.test']);
  });

  it('ends after three wrong guesses, even for the right code', async () => {
    await post('/v1/sign-in/codes', { email: 'second@one.test' });
    const { code } = ledger.codes.at(-1) ?? { code: '' };
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
    for (let guess = 0; guess < 3; guess += 1) await post('/v1/sign-in', { email: 'second@one.test', code: wrong });
    expect((await post('/v1/sign-in', { email: 'second@one.test', code })).status).toBe(401);
  });
});
