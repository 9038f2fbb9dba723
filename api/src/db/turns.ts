/** Runs jobs one after the other, in the order asked. A failed job fails its own caller only. */
export function createTurns() {
  let last: Promise<unknown> = Promise.resolve();
  return function inTurn<T>(job: () => Promise<T>): Promise<T> {
    const mine = last.then(job, job);
    last = mine.catch(() => undefined);
    return mine;
  };
}
