import { verbs } from '@rebound/shared/commitment/erp-state';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stage, stages } from './stages.fixture';

describe.each(Object.entries(stages))('the upstream %s', (_, open) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await open();
  });
  afterAll(() => stage?.close());

  const view = async (who: 'lead' | 'editor' | 'stranger', id = stage.id) => {
    const answer = await stage.as(who, 'GET', `/v1/commitments/${id}`);
    return { status: answer.status, body: await answer.json() };
  };

  it('either takes a step or hears of it', () => {
    const untaken = verbs.filter((verb) => !stage.upstream.takes.has(verb));
    expect(untaken.length === 0 || stage.upstream.hearsEvidence).toBe(true);
  });

  it('does nothing about what is not known here', async () => {
    const caller = { companyId: stage.companyId, person: { id: 'nobody', name: 'Somebody', email: 'a@b.test' } };
    await expect(stage.upstream.refresh(caller, 'no-such-commitment')).resolves.toBeUndefined();
  });

  it('finds a commitment for those who may see it, and says where it lives', async () => {
    const { status, body } = await view('lead');
    expect([status, body.upstream, body.commitment.id]).toEqual([200, stage.upstream.name, stage.id]);
    expect(body.pageUrl).toContain(stage.id);
  });

  it('has nothing of it for others: what is hidden is as what is absent', async () => {
    const hidden = await view('stranger');
    expect(hidden).toEqual(await view('stranger', '999999'));
    expect(hidden.status).toBe(404);
    const found = await stage.as('stranger', 'POST', '/v1/lookups', stage.lookup);
    expect(await found.json()).toEqual({ commitments: [] });
  });

  it('saves an edit of who may edit', async () => {
    const answer = await stage.command('editor', 'edit', { title: 'Another title' });
    expect([answer.status, (await answer.json()).commitment?.title]).toEqual([200, 'Another title']);
    const { commitment } = (await view('lead')).body;
    expect(commitment.title).toBe('Another title');
    const { items } = await (await stage.as('lead', 'GET', `/v1/commitments/${stage.id}/history`)).json();
    expect(items[0]).toMatchObject({ changed: 'Title', to: 'Another title', by: { name: stage.editorName } });
  });

  it('refuses an old version', async () => {
    const answer = await stage.command('lead', 'edit', { title: 'Late' }, { 'if-match': '"0"' });
    expect([answer.status, (await answer.json()).code]).toEqual([412, 'stale']);
  });

  it('refuses what is locked, and says which lock', async () => {
    await stage.lock();
    const answer = await stage.command('lead', 'edit', { contractCompanyId: null });
    expect([answer.status, (await answer.json()).refusal?.reason]).toEqual([409, 'locked']);
    await stage.unlock();
  });

  it('says busy where it is, and then goes on', async () => {
    const free = await stage.occupy();
    const answer = await stage.command('lead', 'edit', { number: 'N-1' }, stage.version(await view('lead')));
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, expect.stringMatching(/^\d+$/)]);
    await free();
    const again = await stage.command('lead', 'edit', { number: 'N-1' });
    expect(again.status).toBe(200);
  });

  it('has a rejection open once accounting has rejected, for who may answer it', async () => {
    await stage.reject('The vendor is inactive.');
    const { body } = await view('lead');
    expect(body.commitment.erpState).toBe('rejected');
    expect(body.rejections).toMatchObject([{ comment: 'The vendor is inactive.', outcome: 'open' }]);
    expect(body.may.resend).toEqual({ may: true });
    expect((await view('editor')).body.may.resend).toMatchObject({ refusal: { reason: 'not-permitted' } });
    const counted = await stage.as('lead', 'GET', '/v1/rejections/count');
    expect((await counted.json()).toFix).toBe(1);
  });

  it('tells what changed since', async () => {
    await stage.command('lead', 'edit', { title: 'Mended' });
    expect((await view('lead')).body.changes).toMatchObject([{ field: 'title', to: 'Mended' }]);
  });

  it('is sent back by its own way, by who may, and by no other way', async () => {
    expect((await stage.resend('editor')).status).toBe(403);
    const other = await stage.command('lead', 'resend', stage.otherResend);
    expect([409, 422]).toContain(other.status);
    const answer = await stage.resend('lead');
    expect([answer.status, (await answer.json()).commitment?.erpState]).toEqual([200, 'awaiting']);
    const { body } = await view('lead');
    expect(body.rejections).toMatchObject([{ outcome: 'resent', closedBy: { name: stage.leadName } }]);
    expect(body.may.resend).toMatchObject({ may: false });
    const counted = await stage.as('lead', 'GET', '/v1/rejections/count');
    expect(await counted.json()).toEqual({ toFix: 0, withAccounting: 1 });
  });
});
