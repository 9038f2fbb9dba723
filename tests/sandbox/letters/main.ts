import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { aBrowser } from '../browser/a-browser';
import { contactSheet } from './contact-sheet';
import { webmails } from './in-webmail';
import { sampleLetters } from './sample-letters';

/**
 * Writes every letter as HTML and text, and takes its pictures: wide and on a phone, light and dark, in webmail and in
 * Outlook; and of each such view one picture of all letters.
 */
const folder = fileURLToPath(new URL('../../../letters', import.meta.url));
const wanted = process.argv.slice(2);
const widths = { wide: 760, phone: 360 };
const schemes = ['light', 'dark'] as const;

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: aBrowser().path, chromiumSandbox: process.getuid?.() !== 0 });
const views = new Map<string, string[]>();
try {
  for (const [name, draft] of Object.entries(sampleLetters)) {
    if (wanted.length && !wanted.some((word) => name.includes(word))) continue;
    const [letter] = await draft();
    if (!letter) throw new Error(`Nobody is told of ${name}.`);
    const { html, text, subject } = letter.payload;
    await writeFile(join(folder, `${name}.html`), html);
    await writeFile(join(folder, `${name}.txt`), text);
    for (const [width, pixels] of Object.entries(widths)) {
      for (const scheme of schemes) await picture(html, name, `${width}-${scheme}`, pixels);
    }
    for (const [webmail, themes] of Object.entries(webmails)) {
      for (const [theme, page] of Object.entries(themes)) {
        await picture(page(html), name, `in-${webmail}-${theme}`, 1_000);
      }
    }
    console.log(
      `${name.padEnd(24)} ${String(Math.round(Buffer.byteLength(html) / 102.4) / 10).padStart(6)} kB  ${subject}`,
    );
  }
  for (const [view, pictures] of views) await contactSheet(browser, folder, view, pictures);
} finally {
  await browser.close();
}
console.log(`Pictures: ${folder}`);

async function picture(html: string, letter: string, view: string, width: number): Promise<void> {
  const name = `${letter}-${view}`;
  const colorScheme = view.includes('dark') ? 'dark' : 'light';
  const page = await browser.newPage({ viewport: { width, height: 700 }, colorScheme });
  await page.route(/^https?:/, (route) => route.abort());
  await page.setContent(html);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 0) console.warn(`  ${name} is ${wide} px too wide`);
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  await page.close();
  views.set(view, [...(views.get(view) ?? []), name]);
}
