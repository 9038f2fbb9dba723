/** @jsxImportSource react */
import type { ReactNode } from 'react';

/** Its place is taken by `forOutlook`: React writes no conditional comments. What people typed can make no element. */
const mark = (end: 'open' | 'close') => `<span data-outlook="${end}"></span>`;

/** One column, as wide as the window up to 600 px, and 600 px in Outlook on Windows, which knows no `max-width`. */
export function Column({ children }: { children: ReactNode }) {
  return (
    <>
      <span data-outlook="open" />
      {children}
      <span data-outlook="close" />
    </>
  );
}

const font = '"Segoe UI",Arial,sans-serif';

/**
 * Outlook on Windows renders with Word: no font passes into a table from outside, a line is stretched to what Word
 * thinks of its font, and pictures and pixels grow with the screen. All other programs read a comment.
 */
const head = [
  '<!--[if mso]><xml><o:OfficeDocumentSettings xmlns:o="urn:schemas-microsoft-com:office:office">',
  '<o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml>',
  `<style>table{border-collapse:collapse;mso-table-lspace:0;mso-table-rspace:0}`,
  `td,th,p,h1,h2,a{font-family:${font};mso-line-height-rule:exactly}</style><![endif]-->`,
].join('');

const ghost =
  '<table role="presentation" align="center" width="600" cellpadding="0" cellspacing="0" border="0"><tr><td>';

/** The HTML with what it takes in Outlook on Windows. */
export function forOutlook(html: string): string {
  return html
    .replace('</head>', () => `${head}</head>`)
    .replace(mark('open'), () => `<!--[if mso]>${ghost}<![endif]-->`)
    .replace(mark('close'), () => '<!--[if mso]></td></tr></table><![endif]-->');
}
