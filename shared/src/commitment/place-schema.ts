import { z } from 'zod';
import { kinds } from './kind';

/** Where a page's address says that a commitment is. The older forms of the address do not name the company. */
export const place = z.strictObject({
  projectId: z.string().min(1).max(64),
  kind: z.enum(kinds),
  companyId: z.string().min(1).max(64).nullish(),
});
export type Place = z.infer<typeof place>;
