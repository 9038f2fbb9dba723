import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { procoreSites } from './src/pages/procore-sites';

/** Granted at install by the sandbox build alone: a headless browser cannot answer a permission prompt. */
const sandboxSite = 'http://127.0.0.1/*';

const ownContext = fileURLToPath(new URL('./src/host/context.ts', import.meta.url));

export default defineConfig({
  srcDir: 'src',
  manifestVersion: 3,
  imports: false,
  modules: ['@wxt-dev/i18n/module', '@wxt-dev/auto-icons'],
  autoIcons: { baseIconPath: 'assets/icon.svg', developmentIndicator: false },
  zip: { name: 'rebound', artifactTemplate: '{{name}}-{{packageVersion}}-{{browser}}-mv3{{modeSuffix}}.zip' },
  manifest: {
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    minimum_chrome_version: '123',
    permissions: ['storage', 'alarms', 'scripting'],
    host_permissions: [...procoreSites],
    optional_host_permissions: ['https://*/*', 'http://127.0.0.1/*', 'http://localhost/*'],
    web_accessible_resources: [{ resources: ['panel.html'], matches: ['<all_urls>'] }],
    browser_specific_settings: {
      gecko: {
        id: 'rebound@rebound.example',
        strict_min_version: '140.0',
        data_collection_permissions: {
          required: ['authenticationInfo', 'personallyIdentifyingInfo', 'websiteContent'],
        },
      },
    },
  },
  hooks: {
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
      plugins: mode === 'sandbox' ? [preact(), asProduction] : [preact()],
      // An older target turns light-dark() into a media query, and the panel follows the page, not the system.
      build: { target: ['chrome123', 'firefox140'], cssTarget: ['chrome123', 'firefox140'] },
      resolve: { alias: { 'wxt/utils/content-script-context': ownContext } },
    };
  },
});

const asProduction = {
  name: 'as-production',
  config: () => ({
    define: { 'import.meta.env.MODE': '"production"', 'process.env.NODE_ENV': '"production"' },
  }),
};
