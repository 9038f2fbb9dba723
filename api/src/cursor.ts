import { z } from '@hono/zod-openapi';
import type { Page } from '@rebound/shared/commitment/view-schema';
import { Invalid } from './errors';

/** The query of every list: where the last page ended, and how many at most. */
export const listQuery = z.object({
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});

const parts = z
  .array(z.union([z.string(), z.number()]))
  .min(1)
  .max(2);

/** The sort key that a cursor stands for. Throws `Invalid` for anything this API did not hand out. */
export function readCursor(cursor: string | undefined): (string | number)[] | null {
  if (!cursor) return null;
  try {
    return parts.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw new Invalid([{ path: 'cursor', message: 'Not a cursor of this list. Begin without one.' }]);
  }
}

/** One page of `rows`, which were asked for one more than `limit`. */
export function pageFrom<Row, Item>(
  rows: Row[],
  limit: number,
  keyOf: (row: Row) => (string | number)[],
  itemOf: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  const next = more ? Buffer.from(JSON.stringify(keyOf(last)), 'utf8').toString('base64url') : null;
  return { items: shown.map(itemOf), next };
}
