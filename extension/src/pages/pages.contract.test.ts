import { readdirSync, readFileSync } from 'node:fs';
import { pageMiss } from '@rebound/shared/page-health-schema';
import { Window } from 'happy-dom';
import { describe, expect, test } from 'vitest';
import { namesOf } from '../background/known-pages';
import { isApplicable, type Never, type Saved, situations } from '../testing/situations';
import type { Host, Page, Sighting } from './page';

const modules = import.meta.glob<Page>('./*/page.ts', { eager: true, import: 'default' });
const pages = Object.entries(modules).map(([path, page]) => {
  const folder = new URL(path.replace('page.ts', 'fixtures/'), import.meta.url);
  const all: (Saved | Never)[] = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8'));
  return { page, folder, all, saved: all.filter(isApplicable) };
});
const kinds = { procore: pages.filter(isProcores), mail: pages.filter((one) => !isProcores(one)) };

describe.each(pages)('$page.id', ({ page, folder, saved }) => {
  test.each(saved)('reads $page at $url', ({ page: file, url, sees, here = true, torn = false }) => {
    const address = new URL(url);
    expect(page.isHere(address)).toBe(here);
    const host = hostOf(readFileSync(new URL(file, folder), 'utf8'), url);
    const sightings = page.read(host, address);
    if (here) expect(sightings.map(told)).toEqual(sees);
    expect(page.isTorn?.(host) ?? false).toBe(torn);
  });

  test('sees nothing, without a fault, in an empty document and in every other saved page', () => {
    const address = new URL(saved[0]?.url ?? '');
    const others = pages.filter((other) => other.page !== page);
    const empty = page.read(hostOf('', address.href), address);
    expect(empty.filter((sighting) => sighting.anchor)).toEqual([]);
    for (const other of others) {
      for (const { page: file } of other.saved) {
        const host = hostOf(readFileSync(new URL(file, other.folder), 'utf8'), address.href);
        expect(() => page.read(host, address)).not.toThrow();
      }
    }
  });

  test('its shape is names and counts, as the API takes them, and the same names on every page', () => {
    for (const { page: file, url } of saved) {
      const shape = page.shape(hostOf(readFileSync(new URL(file, folder), 'utf8'), url));
      const miss = { adapter: page.id, version: '1.0', browser: 'chrome', shape };
      expect(pageMiss.safeParse(miss).error).toBeUndefined();
      expect(Object.keys(shape)).toEqual(namesOf(page.id));
    }
  });

  test('every saved page is used', () => {
    const files = readdirSync(folder).filter((file) => file.endsWith('.html'));
    expect(files.filter((file) => !saved.some(({ page, around }) => [page, around?.page].includes(file)))).toEqual([]);
  });
});

describe.each(kinds.mail)('$page.id', ({ all }) => {
  test.each(situations)('%s: has a saved page, or says why it never comes about', (situation) => {
    const entries = all.filter((one) => one.situation === situation);
    expect(entries.length).toBeGreaterThan(0);
    const reasons = entries.filter((one): one is Never => !isApplicable(one)).map(({ never }) => never);
    expect(reasons.length === 0 || (entries.length === 1 && /^[A-Z].+\.$/.test(reasons.join()))).toBe(true);
  });

  test('is in no situation that has no name', () => {
    expect(all.map(({ situation }) => situation).filter((one) => !situations.some((name) => name === one))).toEqual([]);
  });
});

describe.each(Object.entries(kinds))('%s pages', (_, alike) => {
  // The reader of any mail has a loader where no other webmail has one.
  const choosy = alike.filter(({ page }) => page.id !== 'any-mail');
  test.each(choosy)('$page.id refuses the addresses of every other', ({ page }) => {
    const others = alike.filter((other) => other.page !== page);
    const foreign = others.flatMap(({ saved }) => saved.filter(({ here = true }) => here).map(({ url }) => url));
    expect(foreign.filter((url) => page.isHere(new URL(url)))).toEqual([]);
  });
});

function isProcores({ page }: { page: Page }): boolean {
  return page.id.startsWith('procore-');
}

function told({ show, facts, anchor }: Sighting) {
  return {
    show,
    commitmentId: facts.commitmentId,
    ...(facts.mail && { comment: facts.mail.comment }),
    anchor: anchor && `${anchor.where} #${anchor.at.id}`,
  };
}

function hostOf(html: string, url: string): Host {
  const root = documentOf(html, url);
  return { root, inside, isDrawn };
}

function inside(frame: Element): Document | null {
  const inner = frame.getAttribute('srcdoc');
  return inner === null ? null : documentOf(inner, 'about:srcdoc');
}

/** As far as the saved pages say it: in their attributes. */
function isDrawn(element: Element): boolean {
  return !element.closest('[hidden], [style*="display:none"]');
}

function documentOf(html: string, url: string): Document {
  const window = new Window({ url, settings: { disableIframePageLoading: true } });
  window.document.write(html);
  return window.document as unknown as Document;
}
