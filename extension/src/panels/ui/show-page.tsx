import './base.css';
import { QueryClientProvider } from '@tanstack/preact-query';
import { type ComponentChild, render } from 'preact';
import { browser } from 'wxt/browser';
import { followChanges, queryClient } from './query';

/** Draws a page of ours, with its reads. */
export function showPage(page: ComponentChild): void {
  document.documentElement.lang = browser.i18n.getUILanguage();
  document.documentElement.dir = browser.i18n.getMessage('@@bidi_dir') || 'ltr';
  const client = queryClient();
  followChanges(client);
  render(<QueryClientProvider client={client}>{page}</QueryClientProvider>, document.body);
}
