import { readdirSync, readFileSync } from 'node:fs';
import { Window } from 'happy-dom';
import { describe, expect, test } from 'vitest';
import type { Host, Page, Sighting } from './page';

interface Saved {
  page: string;
  url: string;
  sees: { show: Sighting['show']; commitmentId: string; comment?: string; anchor: string | null }[];
}

const modules = import.meta.glob<Page>('./*/page.ts', { eager: true, import: 'default' });
const pages = Object.entries(modules).map(([path, page]) => {
  const folder = new URL(path.replace('page.ts', 'fixtures/'), import.meta.url);
  const saved: Saved[] = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8'));
  return { page, folder, saved };
});
const kinds = { procore: pages.filter(isProcores), mail: pages.filter((one) => !isProcores(one)) };

describe.each(pages)('$page.id', ({ page, folder, saved }) => {
  test.each(saved)('reads $page at $url', ({ page: file, url, sees }) => {
    const address = new URL(url);
    expect(page.isHere(address)).toBe(true);
    const sightings = page.read(hostOf(readFileSync(new URL(file, folder), 'utf8'), url), address);
    expect(sightings.map(told)).toEqual(sees);
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

  test('every saved page is used', () => {
    const files = readdirSync(folder).filter((file) => file.endsWith('.html'));
    expect(files.filter((file) => !saved.some((one) => one.page === file))).toEqual([]);
  });
});

describe.each(Object.entries(kinds))('%s pages', (_, alike) => {
  test.each(alike)('$page.id refuses the addresses of every other', ({ page }) => {
    const foreign = alike.filter((other) => other.page !== page).flatMap((other) => other.saved.map(({ url }) => url));
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
  return { root, inside: (frame) => documentOf(frame.getAttribute('srcdoc') ?? '', 'about:srcdoc') };
}

function documentOf(html: string, url: string): Document {
  const window = new Window({ url, settings: { disableIframePageLoading: true } });
  window.document.write(html);
  return window.document as unknown as Document;
}
