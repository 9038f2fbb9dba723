import { defineMailPage } from '../mail-page';

/** Outlook on the web: classes are hashed anew by each build; the ids of bodies and subjects and `role=document` are stable, their labels translated. */
export default defineMailPage({
  id: 'outlook',
  isHere: (url) => url.hostname.startsWith('outlook.') && url.pathname.startsWith('/mail/'),
  watch: '[data-app-section=MailReadCompose], #ConversationReadingPaneContainer, #ItemReadingPaneContainer',
  subject: '[role=heading][id$=_SUBJECT]',
  body: ['[id^=UniqueMessageBody]', '[role=document]'],
});
