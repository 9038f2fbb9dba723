import { expect, it } from 'vitest';
import { oneAtATime } from './one-at-a-time';

/** Work that ends when it is told to. */
function heldWork() {
  const ends: { well(): void; badly(): void }[] = [];
  const work = oneAtATime(
    () => new Promise((resolve, reject) => ends.push({ well: resolve, badly: () => reject(new Error('No.')) })),
  );
  return { work, ends };
}

const settle = () => new Promise((resolve) => setTimeout(resolve));

it('runs once more for all that was asked while it ran', async () => {
  const { work, ends } = heldWork();
  const first = work();
  const later = [work(), work(), work()];
  await settle();
  expect(ends).toHaveLength(1);
  ends[0]?.well();
  await first;
  await settle();
  expect(ends).toHaveLength(2);
  ends[1]?.well();
  await Promise.all(later);
  expect(ends).toHaveLength(2);
});

it('is not answered by a run that began before the question', async () => {
  const { work, ends } = heldWork();
  const first = work();
  let isAnswered = false;
  const second = work().then(() => {
    isAnswered = true;
  });
  ends[0]?.well();
  await first;
  await settle();
  expect(isAnswered).toBe(false);
  ends[1]?.well();
  await second;
});

it('goes on after a run that failed, which fails for those who asked for it', async () => {
  const { work, ends } = heldWork();
  const first = work();
  const second = work();
  ends[0]?.badly();
  await expect(first).rejects.toThrow('No.');
  await settle();
  ends[1]?.well();
  await expect(second).resolves.toBeUndefined();
});
