import type { DemoLine } from './demo-company';

type LineText = [description: string, costCode: string | null, costType: string | null, amount: number];

/** Schedule of values lines with ids that a scenario can name: `<commitment>-<place from 1>`. Amounts in whole units. */
export function linesOf(commitmentId: string, texts: LineText[]): DemoLine[] {
  return texts.map(([description, costCode, costType, amount], index) => ({
    id: `${commitmentId}-${index + 1}`,
    description,
    costCode,
    costType,
    amountCents: Math.round(amount * 100),
  }));
}
