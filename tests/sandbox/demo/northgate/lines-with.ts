import type { DemoLine } from '../demo-company';
import { riversideTower } from './riverside-tower';

/** All lines of a commitment as it was created, with `changes` by line id. */
export function linesWith(commitmentId: string, changes: Record<string, Partial<DemoLine>>): DemoLine[] {
  const commitment = riversideTower.find(({ id }) => id === commitmentId);
  if (!commitment) throw new Error(`No commitment ${commitmentId} in Riverside Tower`);
  return commitment.lines.map((line) => ({ ...line, ...changes[line.id] }));
}
