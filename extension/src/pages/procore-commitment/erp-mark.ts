import type { Host } from '../page';

/**
 * What the page's own mark says of the ERP. Yellow is `returned`: rejected or retrieved, and the mark does not say which.
 * https://v2.support.procore.com/faq-what-do-the-erp-icons-mean
 */
export type ErpMark = 'returned' | 'sent' | 'synced';

const text = '[data-qa=erpStatus]';
const legacy = /\b(?:icon|ribbon)-erp-(rejected|sent|synced)\b/;
const legacyMarks: Record<string, ErpMark> = { rejected: 'returned', sent: 'sent', synced: 'synced' };
/** In degrees of hue. */
const colours: readonly { mark: ErpMark; from: number; to: number }[] = [
  { mark: 'returned', from: 25, to: 65 },
  { mark: 'synced', from: 80, to: 170 },
  { mark: 'sent', from: 185, to: 255 },
];

/** The mark that the page shows of its commitment, by its colour or the legacy UI's own class names, never by its words. */
export function erpMarkIn({ root }: Pick<Host, 'root'>): ErpMark | null {
  const around = root.querySelector(text)?.parentElement;
  for (const drawn of around?.querySelectorAll('svg, svg [fill]') ?? []) {
    const mark = markOfColour(drawn.getAttribute('fill') ?? '');
    if (mark) return mark;
  }
  const classes = root.querySelector('[class*="icon-erp-"], [class*="ribbon-erp-"]')?.getAttribute('class') ?? '';
  return legacyMarks[legacy.exec(classes)?.[1] ?? ''] ?? null;
}

/** The words beside the mark, as the page says them in whatever language. */
export function erpWordsIn({ root }: Pick<Host, 'root'>): string {
  return root.querySelector(text)?.textContent?.trim().slice(0, 100) ?? '';
}

function markOfColour(colour: string): ErpMark | null {
  const parts = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(colour)?.slice(1);
  if (!parts) return null;
  const [red = 0, green = 0, blue = 0] = parts.map((part) => Number.parseInt(part, 16));
  const most = Math.max(red, green, blue);
  const spread = most - Math.min(red, green, blue);
  // Grey says nothing.
  if (spread < 40) return null;
  const sixth =
    most === red ? (green - blue) / spread : most === green ? 2 + (blue - red) / spread : 4 + (red - green) / spread;
  const hue = (sixth * 60 + 360) % 360;
  return colours.find(({ from, to }) => hue >= from && hue <= to)?.mark ?? null;
}
