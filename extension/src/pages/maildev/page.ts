import { defineMailPage } from '../mail-page';

/** MailDev 3: `data-testid` hooks are stable; the body is a sandboxed frame, where ours would not run, so we read there and stand above it. */
export default defineMailPage({
  id: 'maildev',
  isHere: (url) => /^#\/email\/[\w-]+$/.test(url.hash),
  watch: '[data-testid=email-viewer-pane]',
  subject: '[data-testid=email-subject]',
  body: ['[data-testid=email-viewer] :is(iframe[srcdoc], pre)', '[data-email-id] :is(iframe[sandbox], pre)'],
  // Between two mails the address is the new one's and the view still the old one's.
  isOf: (body, url) => body.closest(`[data-email-id="${url.hash.slice('#/email/'.length)}"]`) !== null,
});
