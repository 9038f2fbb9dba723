import { browser } from 'wxt/browser';
import type { Sighting } from '../pages/page';
import { askBackground } from './ask-background';
import { chip } from './chip';
import { floatPanel } from './floating';
import { mounts } from './mount';

const againAfterMs = 60_000;
const mostAsked = 200;

export interface Chips {
  show(sightings: readonly Sighting[]): void;
}

/** Chips for the commitments that a list shows: asks which of them have one, and draws it. */
export function chipsOn(page: () => string, signal: AbortSignal, changed: () => void): Chips {
  const asked = new Map<string, { at: number; text: string | null }>();
  let asking = false;

  const marks = mounts(({ facts }) =>
    chip(signal, (from) => floatPanel({ ...facts, page: page(), floating: true }, from, signal)),
  );

  browser.runtime.onMessage.addListener((message: { type?: unknown }) => {
    if (message.type !== 'look-again' || signal.aborted) return;
    for (const entry of asked.values()) entry.at = -againAfterMs;
    changed();
  });

  async function ask(commitmentIds: string[]) {
    if (asking || !commitmentIds.length) return;
    asking = true;
    const at = performance.now();
    const answer = await askBackground('look-up', { page: page(), commitmentIds });
    for (const id of commitmentIds) {
      const before = asked.get(id)?.text ?? null;
      const text = answer ? (answer.find((one) => one.commitmentId === id)?.text ?? null) : before;
      asked.set(id, { at, text });
    }
    asking = false;
    changed();
  }

  return {
    show(sightings) {
      const textFor = ({ facts }: Pick<Sighting, 'facts'>) => asked.get(facts.commitmentId)?.text;
      const ids = sightings.map(({ facts }) => facts.commitmentId);
      const due = ids.filter((id) => performance.now() - (asked.get(id)?.at ?? -againAfterMs) >= againAfterMs);
      void ask(due.slice(0, mostAsked));
      marks.show(sightings.filter(textFor), (mark, sighting) => mark.setText(textFor(sighting) ?? ''));
    },
  };
}
