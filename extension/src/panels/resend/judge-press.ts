import type { Place } from '../../background/place';

/** All that is known about one press of a button that changes something. */
export interface Press {
  /** For how many ms the button has been in plain sight; `null` where it is not, or the browser cannot tell. */
  inSightMs: number | null;
  /** How the page treats the panel's frame; `null` where that cannot be seen. */
  place: Place | null;
  /** Whether the pointer had come over the panel before it pressed. */
  cameFirst: boolean;
  /** For how many ms no press was turned down: a person who clicks away at something else does not mean us. */
  calmMs: number;
}

/** Whether a press is what the person meant, is to be asked for once more, or is to be confirmed where no page reaches. */
export type Verdict = 'counts' | 'again' | 'elsewhere';

/** As long as a person needs to see what is there before pressing it. */
export const seenMs = 500;

/** Clickjacking: a page can show something else where our button is, or put our button where something else was. */
export function judgePress({ inSightMs, place, cameFirst, calmMs }: Press): Verdict {
  if (inSightMs === null || !place?.plain) return 'elsewhere';
  const isSettled = Math.min(inSightMs, place.steadyMs, calmMs) >= seenMs;
  return isSettled && cameFirst ? 'counts' : 'again';
}
