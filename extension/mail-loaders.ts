import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const folder = fileURLToPath(new URL('./src/pages', import.meta.url));
const entry = fileURLToPath(new URL('./src/entrypoints/webmail.content.ts', import.meta.url));
const virtual = 'virtual:mail-page';

const mailPages = readdirSync(folder).filter(
  (name) => existsSync(`${folder}/${name}/page.ts`) && !name.startsWith('procore-'),
);

/** Each webmail has a loader of its own, named as its folder, in place of the one entry that they share. */
export function splitByPage(found: { name: string; inputPath: string; type: string }[]): void {
  const shared = found.findIndex(({ inputPath }) => inputPath === entry);
  found.splice(shared, 1, ...mailPages.map((name) => ({ name, inputPath: entry, type: 'content-script' })));
}

/** The page that a loader carries, by the name that it is built under. */
export function mailPagePlugin(): Plugin {
  let loader = '';
  return {
    name: 'mail-page',
    configResolved({ define }) {
      loader = JSON.parse(define?.['import.meta.env.ENTRYPOINT'] ?? '""');
    },
    resolveId: (id) => (id === virtual ? `\0${virtual}` : null),
    load(id) {
      if (id !== `\0${virtual}`) return null;
      return mailPages.includes(loader)
        ? `export { default } from '${folder}/${loader}/page.ts';`
        : 'export default {};';
    },
  };
}
