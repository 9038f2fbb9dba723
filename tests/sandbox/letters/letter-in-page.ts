import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const pages = fileURLToPath(new URL('../../../extension/src/pages', import.meta.url));

/** The saved page of a webmail that shows one of our letters. */
export const saved = (webmail: string) => readFileSync(`${pages}/${webmail}/fixtures/our-letter.html`, 'utf8');

/** That page with another letter in the place that `letter` finds. */
export function inBody(page: string, letter: RegExp, body: string): string {
  if (!letter.test(page)) throw new Error('The saved page has no letter in it.');
  return page.replace(letter, () => body);
}

export function bodyOf(html: string): string {
  return (/<body[^>]*>([\s\S]*)<\/body>/.exec(html)?.[1] ?? '').replaceAll(/<!--[\s\S]*?-->/g, '');
}

export function stylesOf(html: string): string {
  const seen = html.replaceAll(/<!--[\s\S]*?-->/g, '');
  return [...seen.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, css]) => css).join('');
}
