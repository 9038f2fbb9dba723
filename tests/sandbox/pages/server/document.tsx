import type { ComponentChildren } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import type { Boot } from '../boot';
import { Classes } from '../classes';
import type { Asset, Assets } from './assets';

interface Parts {
  boot: Boot;
  assets: Assets;
  script: Asset;
  title?: string;
  /** Without it the script draws the page, from the boot data in the document. */
  children?: ComponentChildren;
}

/** A whole document, as text. */
export function documentOf({ boot, assets, script, title = 'Commitments', children }: Parts): string {
  const page = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <link rel="stylesheet" href={assets.style.path} />
        <script type="module" src={script.path} />
      </head>
      <body>
        <div id="root">{children && <Classes.Provider value={boot.classes}>{children}</Classes.Provider>}</div>
        {!children && <Data boot={boot} />}
      </body>
    </html>
  );
  return `<!doctype html>${renderToStaticMarkup(page)}`;
}

function Data({ boot }: { boot: Boot }) {
  return <template id="boot" data-boot={JSON.stringify(boot)} />;
}
