import { ageOf, type Instant } from '@rebound/shared/time';
import { browser } from 'wxt/browser';
import { i18n } from '../../i18n';
import { useNow } from './use-now';

/** A moment as people say it, '18 Nov 2026, 15:02 · 4 days ago', or 'today, 09:12'. */
export function When({ at }: { at: Instant }) {
  const now = useNow();
  return (
    <time class="muted" dateTime={at}>
      {whenText(at, now)}
    </time>
  );
}

export function whenText(at: Instant, now: Instant): string {
  const moment = new Date(at);
  const time = timeText(at);
  if (moment.toDateString() === new Date(now).toDateString()) return i18n.t('when.today', [time]);
  const day = format({ day: 'numeric', month: 'short', year: 'numeric' }, moment);
  return i18n.t('when.earlier', [day, time, longAge(at, now)]);
}

/** The time of day, '14:05': for what is near enough to need no date. */
export function timeText(at: Instant): string {
  return format({ hour: '2-digit', minute: '2-digit' }, new Date(at));
}

function longAge(at: Instant, now: Instant): string {
  const { unit, count } = ageOf(at, now);
  return new Intl.RelativeTimeFormat(language(), { numeric: 'always' }).format(-count, unit);
}

function format(options: Intl.DateTimeFormatOptions, moment: Date): string {
  return new Intl.DateTimeFormat(language(), options).format(moment);
}

export function language(): string {
  return browser.i18n.getUILanguage();
}
