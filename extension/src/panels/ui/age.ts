import type { Age } from '@rebound/shared/time';
import { i18n } from '../../i18n';

/** An age in as few letters as a chip or a list has room for. */
export function shortAge({ unit, count }: Age): string {
  if (unit === 'days') return i18n.t('age.days', [count]);
  if (unit === 'hours') return i18n.t('age.hours', [count]);
  return i18n.t('age.minutes', [count]);
}
