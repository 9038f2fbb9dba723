import '../../testing/fake-browser';
import { expect, test, vi } from 'vitest';
import { Failed, type Fault } from '../../background/fault';
import { readAgainIn } from './query';

const at = Date.parse('2026-11-18T14:04:30.000Z');
const problem = (status: number, code: string, until?: string): Fault => ({
  kind: 'problem',
  problem: { type: 'about:blank', title: code, status, code, detail: '', ...(until && { until }) },
});
const waits = problem(503, 'procore-asks-to-wait', '2026-11-18T14:05:00.000Z');

test.each<[string, { error: Error | null; data: unknown }, number | false]>([
  ['Procore asks to wait', { error: new Failed(waits), data: undefined }, 30_000],
  ['what is shown meanwhile is of before', { error: null, data: { value: {}, stale: true, why: waits } }, 30_000],
  [
    'that time is past',
    { error: new Failed(problem(503, 'procore-asks-to-wait', '2026-11-18T14:00:00.000Z')), data: undefined },
    1000,
  ],
  ['Procore is not reached', { error: new Failed(problem(502, 'procore-unreachable')), data: undefined }, 30_000],
  ['it is not there', { error: new Failed(problem(404, 'not-found')), data: undefined }, false],
  ['one is signed out', { error: new Failed({ kind: 'signed-out' }), data: undefined }, false],
  ['all is well', { error: null, data: { value: {}, stale: false } }, false],
  ['nothing is known yet', { error: null, data: undefined }, false],
])('%s: when it is read again', (_, state, ms) => {
  vi.useFakeTimers({ now: at });
  expect(readAgainIn(state)).toBe(ms);
  vi.useRealTimers();
});
