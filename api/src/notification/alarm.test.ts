import { expect, it } from 'vitest';
import { createAlarm } from './alarm';

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

it('sleeps its time', async () => {
  expect(await timed(() => createAlarm().sleep(30))).toBeGreaterThan(25);
});

it('wakes at once when rung', async () => {
  const alarm = createAlarm();
  const slept = timed(() => alarm.sleep(5_000));
  alarm.ring();
  expect(await slept).toBeLessThan(1_000);
});

it('counts a ring before the sleep once', async () => {
  const alarm = createAlarm();
  alarm.ring();
  alarm.ring();
  expect(await timed(() => alarm.sleep(5_000))).toBeLessThan(1_000);
  expect(await timed(() => alarm.sleep(30))).toBeGreaterThan(25);
});
