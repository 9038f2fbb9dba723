import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const pages = fileURLToPath(new URL('../../../extension/src/pages', import.meta.url));
const saved = (webmail: string) => readFileSync(`${pages}/${webmail}/fixtures/our-letter.html`, 'utf8');

/** What a webmail makes of a letter, in its own page: each keeps less of it than a browser does. */
export const webmails: Record<string, (html: string) => string> = {
  /** Knows no style sheet here, as for mail of other providers. */
  gmail: (html) => inBody(saved('gmail'), /<table role="presentation"[\s\S]*<\/table>(?=<\/div><\/div>)/, bodyOf(html)),
  /** Renames classes and ids, and so the rules of the letter's style sheet. */
  roundcube: (html) => {
    const style = stylesOf(html).replaceAll(/\.r-/g, '.rcmBody .v1r-').replaceAll(':root', '.rcmBody');
    const body = bodyOf(html).replaceAll('class="r-', 'class="v1r-');
    return inBody(saved('roundcube'), /<table role="presentation"[\s\S]*<\/table>/, `<style>${style}</style>${body}`);
  },
  /** Shows it whole, in a frame. */
  maildev: (html) =>
    saved('maildev').replace(
      /srcdoc="[^"]*"/,
      () =>
        `srcdoc="${html.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}" style="width:100%;height:900px;border:0"`,
    ),
};

function inBody(page: string, letter: RegExp, body: string): string {
  if (!letter.test(page)) throw new Error('The saved page has no letter in it.');
  return page.replace(letter, () => body);
}

function bodyOf(html: string): string {
  return (/<body[^>]*>([\s\S]*)<\/body>/.exec(html)?.[1] ?? '').replaceAll(/<!--[\s\S]*?-->/g, '');
}

function stylesOf(html: string): string {
  return [...html.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, css]) => css).join('');
}
