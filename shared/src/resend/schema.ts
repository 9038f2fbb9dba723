import { z } from 'zod';
import { instant } from '../commitment/schema';
import { text } from '../text-schema';

/** Procore's own button was pressed in the person's page, and the page showed that it was taken, in these words. */
export const pressed = z.strictObject({ at: instant, words: text().max(500).nullable() });
export type Pressed = z.infer<typeof pressed>;

/** `pressed` is there where commitments live in Procore, and nowhere else. */
export const resendRequest = z.strictObject({ pressed: pressed.optional() });
export type ResendRequest = z.infer<typeof resendRequest>;
