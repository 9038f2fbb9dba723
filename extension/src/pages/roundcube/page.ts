import { defineMailPage } from '../mail-page';

/** Roundcube, any skin: the message is a document of its own, in a frame or alone; the shell's ids are stable, the mail's own are rewritten. */
export default defineMailPage({
  id: 'roundcube',
  isHere: ({ searchParams }) =>
    searchParams.get('_task') === 'mail' && ['preview', 'show'].includes(searchParams.get('_action') ?? ''),
  watch: '#messagebody',
  subject: 'h2.subject, h3.subject, td.subject',
  body: ['#messagebody', '.message-htmlpart, .message-part'],
});
