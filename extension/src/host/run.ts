import type { Host, Page, Sighting } from '../pages/page';
import { isAlive } from './ask-background';
import type { Chips, chipsOn } from './chips';
import type { ContentScriptContext } from './context';
import { mounts } from './mount';
import { panelFrame } from './panel-frame';
import { reportMiss } from './report-miss';
import { watch } from './watch';

const host: Host = {
  root: document,
  inside: (frame) => (frame instanceof HTMLIFrameElement ? frame.contentDocument : null),
  isDrawn: (element) => element.checkVisibility(),
};
const patienceMs = 5000;

/** Shows, on whichever of `pages` is here, what there is to show, and follows the page as it changes. */
export function run(pages: readonly Page[], { signal, abort }: ContentScriptContext, makeChips?: typeof chipsOn): void {
  const panels = mounts(({ facts }) => panelFrame({ ...facts, page: page?.id ?? '', floating: false }, signal));
  const chips: Chips | undefined = makeChips?.(
    () => page?.id ?? '',
    signal,
    () => watching.scan(),
  );
  let page: Page | undefined;
  let wrongSince: number | undefined;

  const watching = watch(
    {
      scan() {
        if (!isAlive()) return abort();
        const url = new URL(location.href);
        const here = pages.find((one) => one.isHere(url));
        if (here !== page) wrongSince = undefined;
        page = here;
        try {
          show(here?.read(host, url) ?? []);
        } catch {
          show([]);
          if (here) reportMiss(here, host);
        }
      },
      watched: () => page && (page.watched(host) ?? document.body),
      attributes: () => page?.watchAttributes ?? [],
    },
    signal,
  );
  signal.addEventListener('abort', () => show([]));
  watching.scan();

  function show(sightings: readonly Sighting[]) {
    const placed = sightings.filter((sighting) => sighting.anchor);
    panels.show(placed.filter((sighting) => sighting.show === 'panel'));
    chips?.show(placed.filter((sighting) => sighting.show === 'chip'));
    if (!page || (placed.length === sightings.length && !page.isTorn?.(host))) wrongSince = undefined;
    else if (wrongSince && performance.now() - wrongSince > patienceMs) reportMiss(page, host);
    else if (!wrongSince) {
      wrongSince = performance.now();
      // The page may never change again.
      setTimeout(watching.scan, patienceMs + 100);
    }
  }
}
