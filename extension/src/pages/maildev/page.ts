import { messageIn } from '../message-text';
import { definePage } from '../page';
import { rejectionMailIn } from '../rejection-mail';

/** MailDev 3: `data-testid` hooks are stable; the body is a sandboxed frame, where ours would not run, so we read there and stand above it. */
export default definePage({
  id: 'maildev',
  isHere: (url) => /^#\/email\/[\w-]+$/.test(url.hash),
  selectors: {
    viewer: '[data-testid=email-viewer]',
    pane: '[data-testid=email-viewer-pane]',
    subject: '[data-testid=email-subject]',
    body: 'iframe[srcdoc][sandbox]',
  },
  watch: 'pane',
  read: (find, url) => {
    const viewer = find('viewer');
    // Between two mails the address is the new one's and the view still the old one's.
    if (viewer?.getAttribute('data-email-id') !== url.hash.slice('#/email/'.length)) return [];
    const frame = viewer && find('body', viewer);
    const body = frame && find.inside(frame)?.body;
    if (!frame || !body) return [];
    const mail = rejectionMailIn(messageIn(find('subject', viewer)?.textContent ?? '', body));
    if (!mail) return [];
    const facts = { commitmentId: mail.commitment.id, mail };
    return [{ show: 'panel', facts, anchor: { at: frame, where: 'beforebegin' } }];
  },
});
