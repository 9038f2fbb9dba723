import { tellSize } from '@rebound/shared/testing/tell-size';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anyTampering, chainLength, notedEvery, openChain, type Tampering } from './tampering.fixture';
import { verifyHistory } from './verify-history';

const runs = process.env.REBOUND_LONG ? 20_000 : 1000;

let chain: Awaited<ReturnType<typeof openChain>>;
const tried = new Map<string, number>();
beforeAll(async () => {
  chain = await openChain();
});
afterAll(async () => {
  await chain?.close();
  const kinds = [...tried].map(([kind, count]) => `${kind} ${count}`).join(', ');
  tellSize(`S12: ${[...tried.values()].reduce((sum, count) => sum + count, 0)} ways of tampering: ${kinds}`);
});

const cut = (seq: number) => ({ ok: false, seq, upTo: Math.ceil(seq / notedEvery) * notedEvery, why: 'cut' });

/** What the verdict must be, by what was done: which row is named, and why. */
function expected(one: Tampering): object {
  switch (one.kind) {
    case 'column':
      return {
        ok: false,
        seq: one.row,
        why: expect.stringMatching(one.column === 'previousHash' ? /^(chain|hash)$/ : /^hash$/),
      };
    case 'shift':
      return { ok: false, seq: one.row, why: 'hash' };
    case 'delete':
    case 'elsewhere':
      return one.row === chainLength ? cut(one.row) : { ok: false, seq: one.row + 1, why: 'gap' };
    case 'swap':
      return { ok: false, seq: one.row, why: 'chain' };
    case 'forge':
      // A forged row that fits what is before it shows by the row after it, or by the head noted at its place.
      if (one.fits && one.row % notedEvery === 0) {
        return { ok: false, seq: one.row - notedEvery + 1, upTo: one.row, why: 'rewritten' };
      }
      return one.fits ? { ok: false, seq: one.row + 1, why: 'chain' } : { ok: false, seq: one.row, why: 'hash' };
    case 'append':
      if (!one.fits) return { ok: false, seq: chainLength + 1, why: 'hash' };
      return {
        ok: true,
        rows: chainLength + 1,
        noted: expect.arrayContaining([expect.objectContaining({ rows: chainLength })]),
      };
    case 'squeeze-in':
      return { ok: false, seq: one.seq, why: 'gap' };
    case 'cut':
      return cut(one.row);
    case 'rewrite': {
      const noted = Math.ceil(one.row / notedEvery) * notedEvery;
      if (noted > one.until) return { ok: false, seq: one.until + 1, why: 'chain' };
      return { ok: false, seq: noted - notedEvery + 1, upTo: noted, why: 'rewritten' };
    }
  }
}

describe('a chain that somebody tampered with', () => {
  it('is found out, and its first bad row is named', { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(anyTampering, async (one) => {
        const verdict = await chain.tampered(one, () => verifyHistory(chain.read, 'one', chain.noted));
        expect(verdict).toMatchObject(expected(one));
        tried.set(one.kind, (tried.get(one.kind) ?? 0) + 1);
      }),
      { numRuns: runs },
    );
  });

  it.each<Tampering>([
    { kind: 'cut', row: 31 },
    { kind: 'rewrite', row: 31, until: chainLength },
    { kind: 'append', fits: true },
  ])('passes for whole without a noted head, which is why heads are noted elsewhere: %j', async (one) => {
    expect(await chain.tampered(one, () => verifyHistory(chain.read, 'one'))).toMatchObject({ ok: true });
  });

  it('is whole as it stands, and each noted head is found in its place', async () => {
    expect(await verifyHistory(chain.read, 'one', chain.noted)).toMatchObject({
      ok: true,
      rows: chainLength,
      noted: chain.noted,
    });
    expect(await verifyHistory(chain.read, 'two')).toMatchObject({ ok: true, rows: 3 });
  });

  it.each<[string, Tampering]>([
    ['cut off', { kind: 'cut', row: 31 }],
    ['rewritten', { kind: 'rewrite', row: 31, until: chainLength }],
  ])('is found to be %s by a head of which only the hash is known', async (_, one) => {
    const known = chain.noted.map(({ hash }) => ({ rows: null, hash }));
    expect(await chain.tampered(one, () => verifyHistory(chain.read, 'one', known))).toMatchObject({
      ...{ ok: false, seq: 31, upTo: null },
      why: 'lost',
    });
  });
});
