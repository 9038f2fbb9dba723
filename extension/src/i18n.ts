import { createI18n } from '@wxt-dev/i18n';
import type { GeneratedI18nStructure } from '../.wxt/i18n/structure';

/** The words of `locales/`, in the browser's language. */
export const i18n = createI18n<GeneratedI18nStructure>();
