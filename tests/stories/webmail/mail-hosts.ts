import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { extensionDir } from '../stage';
import { adapters, markupOf, type SavedMail } from './saved-pages';

const hosts = new Set(adapters.flatMap(({ saved }) => saved.map(({ url }) => `https://${new URL(url).hostname}/*`)));

/** No host but this machine is ever asked for. */
export const offline = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost';

/** A copy of the built extension that has the permissions that people give it on the options page, in `folder`. */
export async function allowedEverywhere(folder: string): Promise<string> {
  const copy = join(folder, 'allowed');
  await cp(extensionDir, copy, { recursive: true });
  const path = join(copy, 'manifest.json');
  const manifest = JSON.parse(await readFile(path, 'utf8'));
  manifest.host_permissions.push(...hosts, 'http://localhost/*');
  await writeFile(path, JSON.stringify(manifest));
  return copy;
}

/** Opens a saved page at its own address, as if its webmail had sent it. */
export function openSaved(page: Page, { adapter, url, html, around }: SavedMail): Promise<void> {
  const outer = around && { url: around.url, html: markupOf(adapter, around.page) };
  return openPages(page, [...(outer ? [outer] : []), { url, html }]);
}

/** Opens the first of `pages`; it may have the others in frames. */
export async function openPages(page: Page, pages: readonly { url: string; html: string }[]): Promise<void> {
  const markup = new Map(pages.map(({ url, html }) => [withoutHash(url), html]));
  await page.unrouteAll();
  await page.route(/^https?:/, (route) => {
    const body = markup.get(withoutHash(route.request().url()));
    return body === undefined ? route.abort() : route.fulfill({ body, contentType: 'text/html; charset=utf-8' });
  });
  const url = pages[0]?.url ?? '';
  // The same address again would only be another part of the page that stands; and a host keeps its process.
  const nothing = new URL('/nothing-here', url).href;
  markup.set(nothing, '');
  if (withoutHash(page.url()) === withoutHash(url)) await page.goto(nothing);
  await page.goto(url);
}

function withoutHash(url: string): string {
  return url.split('#')[0] ?? '';
}
