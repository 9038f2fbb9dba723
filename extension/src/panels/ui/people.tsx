import type { Person } from '@rebound/shared/permission/schema';
import { Fragment } from 'preact';
import { language } from './when';

/** Names as a sentence lists them: 'Alex Kim, Ines Duarte and Tom Becker'. */
export function namesOf(people: readonly Person[], type: 'conjunction' | 'disjunction' = 'conjunction'): string {
  return new Intl.ListFormat(language(), { type }).format(people.map((person) => person.name));
}

/** The same, each name a link that writes to the person about `subject`. */
export function WriteTo({ people, subject }: { people: readonly Person[]; subject: string }) {
  const parts = new Intl.ListFormat(language(), { type: 'disjunction' }).formatToParts(
    people.map((person) => person.id),
  );
  return (
    <>
      {parts.map((part) => {
        const person = part.type === 'element' ? people.find(({ id }) => id === part.value) : undefined;
        if (!person) return <Fragment key={part.value}>{part.value}</Fragment>;
        const href = `mailto:${encodeURIComponent(person.email)}?subject=${encodeURIComponent(subject)}`;
        return (
          <a key={person.id} href={href} target="_blank" rel="noreferrer">
            {person.name}
          </a>
        );
      })}
    </>
  );
}
