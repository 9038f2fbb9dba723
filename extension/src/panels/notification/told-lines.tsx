import type { Told } from '@rebound/shared/notification/schema';
import { When } from '../ui/when';
import { toldOfText, toldTexts } from './told-texts';

/** One line for each mail: what it told of, to whom it went, what became of it, and when. */
export function ToldLines({ told }: { told: readonly Told[] }) {
  const events = [...new Set(told.map(({ event }) => event))];
  if (!events.length) return null;
  return (
    <ul class="told-lines">
      {events.map((event) => {
        const letters = told.filter((letter) => letter.event === event);
        return (
          <li key={event}>
            <b>{toldOfText(event)}</b>
            {toldTexts(letters).map((text) => (
              <span key={text}>{text}</span>
            ))}
            {letters[0] && <When at={letters[0].at} />}
          </li>
        );
      })}
    </ul>
  );
}
