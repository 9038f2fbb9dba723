import { z } from 'zod';
import { instant } from '../commitment/schema';
import { person } from '../permission/schema';
import { noticeEvents } from './who-to-notify';

/** `sent`: the mail provider took it. What it says later is `delayed`, `delivered` or `bounced`. */
export const letterStates = ['waiting', 'sent', 'delayed', 'delivered', 'bounced', 'needs-review'] as const;

/** Proof of one letter: to whom, about which event, and what became of it. */
export const told = z.object({
  event: z.enum(noticeEvents),
  person,
  state: z.enum(letterStates),
  at: instant,
});
export type Told = z.infer<typeof told>;

/** Whom letters about `event` did not reach, and who else could be told. */
export const notReached = z.object({
  event: z.enum(noticeEvents),
  people: z.array(person),
  others: z.array(person),
});
export type NotReached = z.infer<typeof notReached>;

/** Whether somebody follows a commitment. */
export const following = z.object({ following: z.boolean() });

/** What the event stream says: which commitment changed, never its content. */
export const changed = z.object({ commitmentId: z.string(), version: z.number().int() });
export type Changed = z.infer<typeof changed>;
