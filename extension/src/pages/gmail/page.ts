import { defineMailPage } from '../mail-page';

/** Gmail: `.ii.gt` around `.a3s` has been an open message's body since 2016 and only open ones have it; a collapsed one is a snippet. */
export default defineMailPage({
  id: 'gmail',
  isHere: (url) => url.hostname === 'mail.google.com' && url.pathname.startsWith('/mail/'),
  watch: '.aeF, [role=main]',
  // Views change places by `display`, without an element that comes or goes.
  watchAttributes: ['style'],
  subject: 'h2.hP',
  body: ['.ii.gt', '[data-message-id] .a3s'],
});
