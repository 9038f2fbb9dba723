/** The hosts of Outlook on the web, as match patterns. */
export default [
  'https://outlook.live.com/*',
  'https://outlook.office.com/*',
  'https://outlook.office365.com/*',
  'https://outlook.cloud.microsoft/*',
] as const;

export const provider = 'Outlook on the web';
