import { browser } from 'wxt/browser';

type Word = 'panel_title' | 'panel_close' | 'chip_label';

/** The few words that stand in the host's page; the panel's own module for words would be a tenth of the loader. */
export function word(name: Word): string {
  return browser.i18n.getMessage(name as Parameters<typeof browser.i18n.getMessage>[0]);
}
