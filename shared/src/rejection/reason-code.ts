/** What a rejection is about, for lists and counting; the comment remains the reason. */
export const reasonCodes = [
  'vendor',
  'cost-code',
  'cost-type',
  'amount',
  'title',
  'number',
  'dates',
  'retainage',
  'documents',
  'other',
] as const;
export type ReasonCode = (typeof reasonCodes)[number];
