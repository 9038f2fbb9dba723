/** The fields of a commitment that people edit and accounting judges. */
export const fields = [
  'number',
  'title',
  'contractCompany',
  'status',
  'startDate',
  'completionDate',
  'retainagePercent',
  'lines',
] as const;
export type Field = (typeof fields)[number];
