import type { LocalDate } from '../time';

export const summaryDays = ['weekdays', 'every-day', 'off'] as const;
export type SummaryDays = (typeof summaryDays)[number];

/** What a company has settled on about telling people. */
export interface NoticeSettings {
  /** The IANA zone of its clocks: times in letters, the hour of the summary, working days. */
  zone: string;
  summaryDays: SummaryDays;
  /** 0 to 23, on the company's clocks. */
  summaryHour: number;
  /** An item that waits for accounting longer than so many working days is late. */
  lateAfterDays: number;
  reminders: boolean;
  /** Working days after which a rejection that nobody has acted on is brought to mind. */
  remindAfterDays: number;
  /** Days on the company's calendar that are no working days, besides Saturdays and Sundays. */
  holidays: readonly LocalDate[];
  /** Whether who created a commitment is told of its rejection too. */
  tellCreator: boolean;
}

export const usualNotices: NoticeSettings = {
  zone: 'UTC',
  summaryDays: 'weekdays',
  summaryHour: 7,
  lateAfterDays: 2,
  reminders: true,
  remindAfterDays: 2,
  holidays: [],
  tellCreator: true,
};

/** The most working days that a setting can name. */
export const mostDays = 60;

/** The most holidays that a company can name: some years' worth. */
export const mostHolidays = 100;
