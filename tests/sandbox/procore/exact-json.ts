/** What JSON.parse tells a reviver since ES2026; TypeScript does not know it yet. */
interface Source {
  source?: string;
}
type Reviver = (this: unknown, key: string, value: unknown, context: Source) => unknown;

const { rawJSON } = JSON as unknown as { rawJSON(text: string): object };
const wholeNumber = /^-?\d+$/;

/** A number of any size in a body, from its digits. */
export function number(digits: string): object {
  if (!wholeNumber.test(digits)) throw new Error(`${digits} is no whole number.`);
  return rawJSON(digits);
}

/** Reads JSON, with every whole number as a `bigint`: ids go beyond what a `number` holds. Throws `SyntaxError`. */
export function readJson(text: string): unknown {
  const exact: Reviver = (_key, value, { source }) =>
    typeof value === 'number' && source && wholeNumber.test(source) ? BigInt(source) : value;
  return JSON.parse(text, exact as (key: string, value: unknown) => unknown);
}
