/** `12/29/2025 at 07:48 pm`, `29/12/2025 at 19:48`, `29.12.2025 um 19:48`, `2025-12-29 19:48`. */
const shown = /(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})\D{1,12}(\d{1,2}):(\d{2})(?::\d{2})?(?:\s*([ap])\.?\s?m\b)?/i;

type Order = 'year-first' | 'month-first' | 'day-first';

/**
 * Dates as one page shows them, each as `YYYY-MM-DDTHH:mm`. Whether the day or the month comes first is told by any of
 * them that can be read in one way alone, else by the page's language; `null` where neither says it.
 */
export function datesShown(texts: readonly string[], language: string): (string | null)[] {
  const found = texts.map((text) => shown.exec(text));
  const orders = found.flatMap((parts) => (parts ? (orderIn(parts) ?? []) : []));
  const order = new Set(orders).size === 1 ? orders[0] : orders.length ? undefined : orderOf(language);
  return found.map((parts) => (parts && order ? written(parts, order) : null));
}

function orderIn([, first = '', second = '']: RegExpExecArray): Order | null {
  if (first.length === 4) return 'year-first';
  if (Number(first) > 12) return 'day-first';
  return Number(second) > 12 ? 'month-first' : null;
}

/** Of the languages that Procore is in, only the English of the USA writes the month first. */
function orderOf(language: string): Order | undefined {
  if (/^en(?:-us)?$/i.test(language)) return 'month-first';
  return /^[a-z]{2,3}(?:-|$)/i.test(language) ? 'day-first' : undefined;
}

function written([, a = '', b = '', c = '', hours = '', minutes = '', half]: RegExpExecArray, order: Order) {
  const [year, month, day] = order === 'year-first' ? [a, b, c] : order === 'day-first' ? [c, b, a] : [c, a, b];
  const hour = half ? (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hours);
  const text = `${year}-${pad(month)}-${pad(day)}T${pad(hour)}:${minutes}`;
  const instant = Date.parse(`${text}:00Z`);
  return year.length === 4 && new Date(instant || 0).toISOString().startsWith(text) ? text : null;
}

function pad(value: string | number): string {
  return String(value).padStart(2, '0');
}
