import { z } from 'zod';

/** An id in a body, a number of any size or its digits in text; read as digits. */
export const id = z.union([z.bigint().nonnegative(), z.string().regex(/^\d+$/)]).transform(String);

/** Money or a percentage: text, as Procore writes it, or a number. */
export const money = z
  .union([z.string().regex(/^-?\d+(\.\d+)?$/), z.number(), z.bigint()])
  .transform((value) => String(value));
