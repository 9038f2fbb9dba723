const day = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });

/** `12/29/2025 at 07:48 pm`, in the browser's zone. */
export function historyDate(at: string): string {
  const date = new Date(at);
  const [month, dayOfMonth, hours, minutes] = [
    date.getMonth() + 1,
    date.getDate(),
    date.getHours() % 12 || 12,
    date.getMinutes(),
  ].map((part) => String(part).padStart(2, '0'));
  return `${month}/${dayOfMonth}/${date.getFullYear()} at ${hours}:${minutes} ${date.getHours() < 12 ? 'am' : 'pm'}`;
}

/** A calendar day in words; it has no zone to be moved by. */
export function dayText(localDate: string | null): string {
  return localDate ? day.format(new Date(`${localDate}T00:00:00Z`)) : '--';
}
