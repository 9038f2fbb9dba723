import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isApplicable, type Never, type Saved, type Situation } from '../../../extension/src/testing/situations';

const pages = fileURLToPath(new URL('../../../extension/src/pages', import.meta.url));

/** A saved page of a webmail, with its own markup. */
export interface SavedMail extends Saved {
  adapter: string;
  situation: Situation;
  html: string;
}

/** What each webmail's folder says of each situation: saved pages, or why there is none. */
export const adapters = readdirSync(pages, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !entry.name.startsWith('procore-'))
  .map(({ name }) => {
    const all: (Saved | Never)[] = JSON.parse(markupOf(name, 'expected.json'));
    const saved = all.filter(isApplicable).map((one) => ({ ...one, adapter: name, html: markupOf(name, one.page) }));
    return { name, saved: saved as SavedMail[], never: all.filter((one): one is Never => !isApplicable(one)) };
  });

/** The saved page of an adapter by its file's name. */
export function savedPage(adapter: string, file: string): SavedMail {
  const found = adapters.find(({ name }) => name === adapter)?.saved.find(({ page }) => page === `${file}.html`);
  if (!found) throw new Error(`No saved page ${adapter}/${file}.`);
  return found;
}

export function markupOf(adapter: string, file: string): string {
  return readFileSync(`${pages}/${adapter}/fixtures/${file}`, 'utf8');
}
