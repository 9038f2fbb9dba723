import type { Page, Sighting } from '../pages/page';
import { isAlive } from './ask-background';
import type { Chips, chipsOn } from './chips';
import type { ContentScriptContext } from './context';
import { here as host } from './here';
import { mounts } from './mount';
import { panelFrame } from './panel-frame';
import { reportMiss } from './report-miss';
import { watch } from './watch';

const patienceMs = 5000;

/** What not every loader has. */
interface More {
  chips?: typeof chipsOn;
  /** Called with the address at every look. */
  look?(url: URL): void;
}

/** Shows, on whichever of `pages` is here, what there is to show, and follows the page as it changes. Answers what looks again. */
export function run(pages: readonly Page[], { signal, abort }: ContentScriptContext, more: More = {}): () => void {
  const panels = mounts(({ facts }) => panelFrame({ ...facts, page: page?.id ?? '', floating: false }, signal));
  const chips: Chips | undefined = more.chips?.(
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
        more.look?.(url);
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
  return watching.scan;

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
