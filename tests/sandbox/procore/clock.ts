/** Milliseconds since the epoch. */
export type Clock = () => number;

export const iso = (at: number) => new Date(at).toISOString();
