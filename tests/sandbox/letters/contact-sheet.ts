import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';

/** Many pictures on one, each with its name, cut off where it gets long: to look at all letters in one view at once. */
export async function contactSheet(browser: Browser, folder: string, name: string, pictures: readonly string[]) {
  const figures = await Promise.all(
    pictures.map(async (picture) => {
      const data = (await readFile(join(folder, `${picture}.png`))).toString('base64');
      return `<figure><figcaption>${picture}</figcaption><img src="data:image/png;base64,${data}"></figure>`;
    }),
  );
  const style = `body{margin:8px;display:grid;grid-template-columns:repeat(5,1fr);gap:8px;font:11px sans-serif;background:#888}
    figure{margin:0;max-height:620px;overflow:hidden}img{width:100%}`;
  const page = await browser.newPage({ viewport: { width: 2_000, height: 1_000 } });
  await page.setContent(`<!doctype html><style>${style}</style>${figures.join('')}`);
  await page.screenshot({ path: join(folder, `all-${name}.png`), fullPage: true });
  await page.close();
}
