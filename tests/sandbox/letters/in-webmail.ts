import {
  inDarkOutlookOnTheWeb,
  inDarkOutlookOnWindows,
  inDarkOutlookWithoutStyles,
  inOutlookOnTheWeb,
  inOutlookOnWindows,
} from './in-outlook';
import { bodyOf, inBody, saved, stylesOf } from './letter-in-page';

/** A view of a letter: what a mail program makes of it, light and dark, each keeping less of it than a browser does. */
type View = Record<string, (html: string) => string>;

/** Knows no style sheet here, as for mail of other providers. */
const inGmail = (html: string) =>
  inBody(saved('gmail'), /<table role="presentation"[\s\S]*<\/table>(?=<\/div><\/div>)/, bodyOf(html));

/** Renames classes and ids, and so the rules of the letter's style sheet. */
function inRoundcube(html: string): string {
  const style = stylesOf(html).replaceAll(/\.r-/g, '.rcmBody .v1r-').replaceAll(':root', '.rcmBody');
  const body = bodyOf(html).replaceAll('class="r-', 'class="v1r-');
  return inBody(saved('roundcube'), /<table role="presentation"[\s\S]*<\/table>/, `<style>${style}</style>${body}`);
}

/** Shows it whole, in a frame. */
function inMailDev(html: string): string {
  const text = html.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const frame = `srcdoc="${text}" style="width:100%;height:900px;border:0"`;
  return saved('maildev').replace(/srcdoc="[^"]*"/, () => frame);
}

/** By the name of the picture. */
export const webmails: Record<string, View> = {
  gmail: { light: inGmail, dark: inGmail },
  roundcube: { light: inRoundcube, dark: inRoundcube },
  maildev: { light: inMailDev, dark: inMailDev },
  'outlook-on-the-web': {
    light: inOutlookOnTheWeb,
    dark: inDarkOutlookOnTheWeb,
    'dark-without-styles': inDarkOutlookWithoutStyles,
  },
  'outlook-on-windows': { light: inOutlookOnWindows, dark: inDarkOutlookOnWindows },
};
