import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { mailPagePlugin, splitByPage } from './mail-loaders';
import { procoreSites } from './src/pages/procore-sites';

/** Granted at install by the sandbox build alone: a headless browser cannot answer a permission prompt. */
const sandboxSite = 'http://127.0.0.1/*';

/** All that the zips are made from, and no more. `SOURCES.md` tells how. */
const sources = [
  ...['SOURCES.md', 'package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', 'tsconfig.json'],
  ...['extension/**', 'shared/**', 'scripts/**', 'api/package.json', 'tests/package.json'],
];

const ownContext = fileURLToPath(new URL('./src/host/context.ts', import.meta.url));

export default defineConfig({
  srcDir: 'src',
  manifestVersion: 3,
  imports: false,
  modules: ['@wxt-dev/i18n/module', '@wxt-dev/auto-icons'],
  autoIcons: { baseIconPath: 'assets/icon.svg', developmentIndicator: false },
  zip: {
    name: 'rebound',
    artifactTemplate: '{{name}}-{{packageVersion}}-{{browser}}-mv3{{modeSuffix}}.zip',
    sourcesRoot: '..',
    includeSources: sources,
    excludeSources: ['**/.*', '**/*.fixture.*', '**/fixtures', '**/testing'],
  },
  manifest: {
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    minimum_chrome_version: '123',
    permissions: ['storage', 'alarms', 'scripting'],
    host_permissions: [...procoreSites],
    optional_permissions: ['notifications'],
    optional_host_permissions: ['https://*/*', 'http://127.0.0.1/*', 'http://localhost/*'],
    web_accessible_resources: [{ resources: ['panel.html'], matches: ['<all_urls>'] }],
    browser_specific_settings: {
      gecko: {
        id: 'rebound@rebound.example',
        strict_min_version: '142.0',
        data_collection_permissions: {
          required: ['authenticationInfo', 'personallyIdentifyingInfo', 'websiteContent'],
          // Of a page that could not be read: which, and how many elements were found. It can only be optional.
          optional: ['technicalAndInteraction'],
        },
      },
    },
  },
  hooks: {
    'entrypoints:found': (_, found) => splitByPage(found),
    'build:manifestGenerated': (wxt, manifest) => {
      // Chrome warns about keys it does not know.
      if (wxt.config.browser !== 'firefox') delete manifest.browser_specific_settings;
      if (wxt.config.mode !== 'sandbox') return;
      manifest.host_permissions?.push(sandboxSite);
      for (const script of manifest.content_scripts ?? []) script.matches?.push(sandboxSite);
    },
  },
  vite: ({ mode }) => {
    // The sandbox build differs from the production build in its manifest alone, so the mode must not reach the code.
    if (mode === 'sandbox') process.env.NODE_ENV = 'production';
    return {
      plugins: [
        preact(),
        withoutHtmlSink,
        mailPagePlugin(),
        plainLoaders,
        ...(mode === 'sandbox' ? [asProduction] : []),
      ],
      // An older target turns light-dark() into a media query, and the panel follows the page, not the system.
      build: { target: ['chrome123', 'firefox142'], cssTarget: ['chrome123', 'firefox142'] },
      resolve: { alias: { 'wxt/utils/content-script-context': ownContext } },
    };
  },
});

/** WXT's own start of a content script brings a logger and a second `try` along: a thirtieth of a loader. */
const plainLoaders = {
  name: 'plain-loaders',
  enforce: 'pre' as const,
  load(id: string) {
    const script = /^\0virtual:wxt-content-script-isolated-world-entrypoint\?(.+)$/.exec(id)?.[1];
    if (!script) return null;
    return `import definition from '${script}';
import { ContentScriptContext } from '${ownContext}';
definition.main(new ContentScriptContext(import.meta.env.ENTRYPOINT));`;
  },
};

/** Preact can set HTML from text. Nothing of ours asks it to, and stores warn of the line that could. */
const withoutHtmlSink = {
  name: 'without-html-sink',
  transform(code: string, id: string) {
    if (!/\/preact\/dist\/preact\.(mjs|module\.js)$/.test(id)) return null;
    const without = code.replace(/\w+\.innerHTML=\w+\.__html/, 'void 0');
    if (without === code) throw new Error('Preact sets HTML in another way than it did.');
    return { code: without, map: null };
  },
};

const asProduction = {
  name: 'as-production',
  config: () => ({
    define: { 'import.meta.env.MODE': '"production"', 'process.env.NODE_ENV': '"production"' },
  }),
};
