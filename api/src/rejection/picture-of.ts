import type { Judged } from '@rebound/shared/commitment/schema';

/** The commitment as accounting judged it: nothing but the fields that it judges. */
export function pictureOf(judged: Judged): Judged {
  const { number, title, contractCompany, status, startDate, completionDate, retainagePercent, lines } = judged;
  return { number, title, contractCompany, status, startDate, completionDate, retainagePercent, lines };
}
