import { expect, test } from 'vitest';
import { loadersFor } from './mail-loaders';

const told = (sites: string[]) =>
  Object.fromEntries(
    loadersFor(sites).map(({ id, js, matches, excludeMatches }) => [id, { js, matches, excludeMatches }]),
  );

test.each([
  ['https://mail.google.com/*', 'gmail'],
  ['https://outlook.live.com/*', 'outlook'],
  ['https://outlook.office.com/*', 'outlook'],
  ['https://outlook.office365.com/*', 'outlook'],
  ['https://outlook.cloud.microsoft/*', 'outlook'],
  ['https://mail.proton.me/*', 'proton'],
  ['http://127.0.0.1/*', 'maildev'],
  ['https://mail.northgate.example/*', 'any-mail'],
  ['https://evil-mail.google.com/*', 'any-mail'],
])('%s is read by the loader of %s, but for addresses of Roundcube', (site, loader) => {
  const roundcubes = site.replace('*', '*_task=mail*');
  expect(told([site])).toEqual({
    roundcube: { js: ['/content-scripts/roundcube.js'], matches: [roundcubes], excludeMatches: [] },
    [loader]: { js: [`/content-scripts/${loader}.js`], matches: [site], excludeMatches: [roundcubes] },
  });
});

test('sites of one webmail share its loader; without a site there is none', () => {
  const outlook = ['https://outlook.live.com/*', 'https://outlook.office.com/*'];
  expect(told([...outlook, 'https://mail.google.com/*']).outlook?.matches).toEqual(outlook);
  expect(loadersFor([])).toEqual([]);
});
