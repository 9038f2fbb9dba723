import type { Commitment } from '@rebound/shared/commitment/schema';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CommandVerb } from '../../background/commands';
import { request } from '../../background/messages';
import type { Place } from '../../background/place';
import { i18n } from '../../i18n';
import { command as give } from './command';
import { ownWindow, type Sight, sightOf } from './in-sight';
import { judgePress, type Press, seenMs, type Verdict } from './judge-press';
import { cameFirst } from './who-came-first';

interface Wanted {
  verb: CommandVerb;
  commitment: Pick<Commitment, 'id' | 'version'>;
  /** Whether the rules and the state allow it now. */
  ready: boolean;
  given?: () => void;
}

/** A button that never comes into sight is offered all the same: pressing it leads to where it can be confirmed. */
const longestUnsettledMs = 2000;
const inOwnWindow = () => 'window' in globalThis && window.parent === window;
let turnedDownAt = Number.NEGATIVE_INFINITY;

/** What a button needs that gives a command: its press counts when the person can have meant it. */
export function usePress({ verb, commitment, ready, given }: Wanted) {
  const button = useRef<HTMLButtonElement>(null);
  const sight = useRef<Sight | null>(null);
  const lookedAtPress = useRef<Promise<Place | null> | null>(null);
  const [isSettled, setIsSettled] = useState(false);
  const [said, setSaid] = useState<Verdict | 'weighing'>('counts');

  useEffect(() => {
    const element = button.current;
    if (!ready || !element) return undefined;
    const watched = inOwnWindow() ? ownWindow() : sightOf(element);
    sight.current = watched;
    if (!watched) {
      setIsSettled(true);
      return undefined;
    }
    const mounted = new AbortController();
    void settled(element, watched, mounted.signal).then(() => !mounted.signal.aborted && setIsSettled(true));
    return () => {
      mounted.abort();
      watched.end();
      sight.current = null;
      setIsSettled(false);
    };
  }, [ready]);

  // What was said of a press is over once it is under way, from here or from the popup.
  useEffect(() => () => setSaid((last) => (last === 'weighing' ? last : 'counts')), [ready]);

  async function weigh(event: MouseEvent, pressedAt: number): Promise<Press> {
    const calmMs = pressedAt - turnedDownAt;
    const came = inOwnWindow() || cameFirst(event as PointerEvent);
    const first = lookedAtPress.current;
    lookedAtPress.current = null;
    const unseen = { inSightMs: null, place: null, cameFirst: came, calmMs };
    if (!sight.current || !button.current) return unseen;
    const [inSightNow, ...places] = await Promise.all([
      sight.current.forMsNow(),
      lookAt(button.current),
      ...(first ? [first] : []),
    ]);
    if (inSightNow === null) return unseen;
    // As it was at the press: looking takes a while.
    const inSightMs = Math.max(0, inSightNow - (performance.now() - pressedAt));
    return { ...unseen, inSightMs, place: worstOf(places, event.detail === 0) };
  }

  async function pressed(event: MouseEvent): Promise<void> {
    if (!ready || !event.isTrusted || said === 'weighing') return;
    const pressedAt = performance.now();
    setSaid('weighing');
    const press = await weigh(event, pressedAt);
    const verdict = judgePress(press);
    if (verdict !== 'counts') {
      console.info(`Rebound: a press was turned down: ${verdict} ${JSON.stringify(press)}`);
      return turnDown(verdict, pressedAt);
    }
    setSaid(verdict);
    give(verb, { commitment });
    given?.();
  }

  function turnDown(verdict: Verdict, pressedAt = performance.now()): void {
    turnedDownAt = pressedAt;
    setSaid(verdict);
    if (verdict === 'elsewhere') void request('ask-in-popup', { commitmentId: commitment.id, verb });
  }

  return {
    isBusy: said === 'weighing',
    button: {
      ref: button,
      type: 'button',
      'aria-disabled': !ready,
      // Not there yet for keys and screen readers; the mouse is told to press once more.
      ...(ready && !isSettled ? { 'aria-hidden': true, tabIndex: -1 } : {}),
      onPointerDown: () => {
        if (button.current && sight.current && !inOwnWindow()) lookedAtPress.current = lookAt(button.current);
      },
      onClick: (event: MouseEvent) => void pressed(event),
    },
    note: (said === 'again' || said === 'elsewhere') && (
      <p class="press-note said wait" role="status">
        {said === 'again' ? i18n.t('press.again') : i18n.t('press.elsewhere')}
      </p>
    ),
  } as const;
}

/** Resolves when a press would count, or when it is plain that it will not come to that. */
async function settled(button: Element, sight: Sight, ended: AbortSignal): Promise<void> {
  const until = performance.now() + longestUnsettledMs;
  for (let leftMs = seenMs; leftMs > 0 && !ended.aborted; ) {
    const place = await lookAt(button);
    const settledMs = Math.min(sight.forMs() ?? 0, place?.steadyMs ?? 0);
    leftMs = Math.min(seenMs - settledMs, until - performance.now());
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, leftMs)));
  }
}

/** What holds of all looks at once. Keys press what has the focus, wherever it stands. */
function worstOf(places: readonly (Place | null)[], byKey: boolean): Place | null {
  const seen = places.filter((place) => place !== null);
  if (seen.length < places.length) return null;
  return {
    plain: seen.every(({ plain }) => plain),
    steadyMs: byKey ? Number.POSITIVE_INFINITY : Math.min(...seen.map(({ steadyMs }) => steadyMs)),
  };
}

async function lookAt(button: Element): Promise<Place | null> {
  if (inOwnWindow()) return { plain: true, steadyMs: Number.POSITIVE_INFINITY };
  const { left, top, right, bottom } = button.getBoundingClientRect();
  try {
    return await request('look-at-place', { left, top, right, bottom, ofWidth: innerWidth });
  } catch (error) {
    console.info('Rebound: the page could not be looked at', error);
    return null;
  }
}
