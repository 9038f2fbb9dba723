/** How Rebound knows of a rejection, strongest first. */
export const evidenceGrades = ['recorded', 'mail-verified', 'seen-on-page', 'mail-seen'] as const;
export type EvidenceGrade = (typeof evidenceGrades)[number];

/** Which page of Procore's showed a re-send that was not made by Rebound: its Change History, or the commitment's own mark. */
export const seenOnPages = ['change-history', 'commitment'] as const;
export type SeenOn = (typeof seenOnPages)[number];
