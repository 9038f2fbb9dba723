/** One comparison: ours against a peer that does the least such work can be. Both in one run, so only the ratio counts. */
export interface Benchmark {
  name: string;
  /** What the ratio is of. */
  unit: string;
  peer: string;
  /** The ratio that is good enough, and on which side of it good lies. */
  target: { atMost: number } | { atLeast: number };
  /** Sets up, and returns one round of each side as a figure in `unit`, and what tidies up. */
  prepare(): Promise<{
    ours: () => Promise<number>;
    peer: () => Promise<number>;
    close?: () => Promise<unknown>;
  }>;
}

export interface Result {
  name: string;
  ratio: number;
  target: string;
  ok: boolean;
  unit: string;
  peer: string;
  /** How far the peer's rounds lie apart, as a share of their median; over 0.25 the run says nothing. */
  spread: number;
}

const rounds = 5;

/** Five interleaved rounds after one to warm up; the ratio of the medians. */
export async function run({ name, unit, peer, target, prepare }: Benchmark): Promise<Result> {
  const sides = await prepare();
  const ours: number[] = [];
  const theirs: number[] = [];
  await sides.ours();
  await sides.peer();
  for (let round = 0; round < rounds; round += 1) {
    theirs.push(await sides.peer());
    ours.push(await sides.ours());
  }
  await sides.close?.();
  const ratio = median(ours) / median(theirs);
  const spread = (Math.max(...theirs) - Math.min(...theirs)) / median(theirs);
  const ok = 'atMost' in target ? ratio <= target.atMost : ratio >= target.atLeast;
  const words = 'atMost' in target ? `≤ ${target.atMost}` : `≥ ${target.atLeast}`;
  return {
    name,
    ratio: Number(ratio.toPrecision(3)),
    target: words,
    ok,
    unit,
    peer,
    spread: Number(spread.toFixed(2)),
  };
}

/** Seconds that `work` takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

function median(figures: number[]): number {
  return figures.toSorted((one, other) => one - other)[Math.floor(figures.length / 2)] ?? Number.NaN;
}
