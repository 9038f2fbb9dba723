import { readdirSync, readFileSync } from 'node:fs';
import { pageMiss } from '@rebound/shared/page-health-schema';
import { Window } from 'happy-dom';
import { describe, expect, test } from 'vitest';
import { namesOf } from '../background/known-pages';
import { isApplicable, type Never, procoreSituations, type Saved, situations } from '../testing/situations';
import type { Host, Page, Sighting } from './page';

const modules = import.meta.glob<Page>('./*/page.ts', { eager: true, import: 'default' });
const pages = Object.entries(modules).map(([path, page]) => {
  const folder = new URL(path.replace('page.ts', 'fixtures/'), import.meta.url);
  const all: (Saved | Never)[] = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8'));
  return { page, folder, all, saved: all.filter(isApplicable) };
});
const kinds = { procore: pages.filter(isProcores), mail: pages.filter((one) => !isProcores(one)) };

describe.each(pages)('$page.id', ({ page, folder, saved }) => {
  test.each(saved)('reads $page at $url', ({ page: file, url, sees, here = true, torn = false, unreadable }) => {
    const address = new URL(url);
    expect(page.isHere(address)).toBe(here);
    const host = hostOf(readFileSync(new URL(file, folder), 'utf8'), url);
    if (unreadable) return expect(() => page.read(host, address)).toThrow();
    const sightings = page.read(host, address);
    if (here) expect(sightings.map(told)).toEqual(sees);
    expect(page.isTorn?.(host) ?? false).toBe(torn);
    for (const { facts } of sightings) expect(facts.place?.id ?? facts.commitmentId).toBe(facts.commitmentId);
  });

  test('sees nothing, without a fault, in an empty document and in every other saved page', () => {
    const address = new URL(saved[0]?.url ?? '');
    const others = pages.filter((other) => other.page !== page);
    const empty = page.read(hostOf('', address.href), address);
    expect(empty.filter((sighting) => sighting.anchor)).toEqual([]);
    for (const other of others) {
      for (const { page: file } of other.saved) {
        expect(() => page.read(hostIn(new URL(file, other.folder)), address)).not.toThrow();
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

test("every form of Procore's pages has a saved page, and every saved page of it a form", () => {
  const named = kinds.procore.flatMap(({ saved }) => saved.map(({ situation }) => situation));
  expect([...new Set(named)].sort()).toEqual([...procoreSituations].sort());
});

describe.each(Object.entries(kinds))('%s pages', (_, alike) => {
  // The reader of any mail has a loader where no other webmail has one; that of a Change History shows nothing.
  const choosy = alike.filter(({ page }) => page.id !== 'any-mail' && page.id !== 'procore-change-history');
  test.each(choosy)('$page.id refuses the addresses of every other', ({ page }) => {
    const others = choosy.filter((other) => other.page !== page);
    const foreign = others.flatMap(({ saved }) => saved.filter(({ here = true }) => here).map(({ url }) => url));
    expect(foreign.filter((url) => page.isHere(new URL(url)))).toEqual([]);
  });
});

function isProcores({ page }: { page: Page }): boolean {
  return page.id.startsWith('procore-');
}

function told({ show, facts, anchor, history }: Sighting) {
  return {
    show,
    commitmentId: facts.commitmentId,
    ...(facts.mail && { comment: facts.mail.comment }),
    anchor: anchor && `${anchor.where} #${anchor.at.id}`,
    ...(history && { history }),
  };
}

const read = new Map<string, Host>();

/** A saved page that is looked at by every adapter, parsed once: none of them changes it. */
function hostIn(file: URL): Host {
  const host = read.get(file.href) ?? hostOf(readFileSync(file, 'utf8'), 'https://host.invalid/');
  read.set(file.href, host);
  return host;
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
