import type { Told } from '@rebound/shared/notification/schema';
import { i18n } from '../../i18n';
import { namesOf } from '../ui/people';

const words: Record<Told['state'], (names: string) => string> = {
  delivered: (names) => i18n.t('told.delivered', [names]),
  sent: (names) => i18n.t('told.mailed', [names]),
  waiting: (names) => i18n.t('told.beingMailed', [names]),
  delayed: (names) => i18n.t('told.delayed', [names]),
  bounced: (names) => i18n.t('told.bounced', [names]),
  'needs-review': (names) => i18n.t('told.notMailed', [names]),
};
const states = Object.keys(words) as Told['state'][];

/** Who was told and what became of it, one text for each state that a letter is in. */
export function toldTexts(letters: readonly Told[]): string[] {
  return states.flatMap((state) => {
    const people = letters.filter((letter) => letter.state === state).map(({ person }) => person);
    return people.length ? [words[state](namesOf(people))] : [];
  });
}

const events: Record<Told['event'], () => string> = {
  rejected: () => i18n.t('toldOf.rejected'),
  resent: () => i18n.t('toldOf.resent'),
  accepted: () => i18n.t('toldOf.accepted'),
  voided: () => i18n.t('toldOf.voided'),
  reminded: () => i18n.t('toldOf.reminded'),
  escalated: () => i18n.t('toldOf.escalated'),
};

/** What a letter told of. */
export function toldOfText(event: Told['event']): string {
  return events[event]();
}
