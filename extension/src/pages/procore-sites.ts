/** Procore's own hosts, as match patterns: the only sites that the extension is given at install. */
export const procoreSites = ['https://*.procore.com/*', 'https://*.procoregov.com/*'] as const;
