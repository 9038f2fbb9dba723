/** How Rebound knows of a rejection, strongest first. */
export const evidenceGrades = ['recorded', 'mail-verified', 'seen-on-page', 'mail-seen'] as const;
export type EvidenceGrade = (typeof evidenceGrades)[number];
