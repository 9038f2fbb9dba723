import { defineMailPage } from '../mail-page';

/** Proton Mail: test ids and shortcut targets are stable; the body is a sandboxed frame, read from outside, that only open messages have. */
export default defineMailPage({
  id: 'proton',
  isHere: (url) => url.hostname === 'mail.proton.me',
  watch: 'main',
  // The frame is filled after it has loaded, and grows by its style.
  watchAttributes: ['style'],
  subject: '[data-testid="conversation-header:subject"]',
  body: ['[data-testid=content-iframe]', '[data-shortcut-target=message-container] iframe[sandbox]'],
});
