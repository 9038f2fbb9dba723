/** A JSON number as it was written, for ids beyond what a JavaScript number can hold. */
type Reviver = (this: unknown, key: string, value: unknown, context?: { source?: string }) => unknown;

/** Reads JSON; a whole number that would lose a digit becomes a text of all of them. */
export function parseExactly(text: string): unknown {
  const keep: Reviver = (_key, value, context) =>
    typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(context?.source ?? '')
      ? context?.source
      : value;
  return JSON.parse(text, keep);
}

/** An id as Procore's v1 takes it in a body: a number with all of its digits, whatever their count. */
export function numericId(id: string): unknown {
  const { rawJSON } = JSON as unknown as { rawJSON: (text: string) => unknown };
  return /^\d+$/.test(id) ? rawJSON(id) : id;
}
