import { bodyOf, inBody, saved, stylesOf } from './letter-in-page';

/** Properties that Word heeds nowhere. */
const unknown =
  /^(?:max-width|min-width|max-height|border-radius|display|opacity|overflow|white-space|word-break|overflow-wrap|flex.*|float|position|background-image|box-shadow|mso-.*)$/;
/** Of what is not a table's cell. */
const ofCellsAlone = /^(?:padding.*|width|height)$/;
const ofBlocksOfText = /^margin/;

/** As Outlook on Windows shows it, whose engine is Word's: with the parts meant for it, without what it does not know. */
export function inOutlookOnWindows(html: string): string {
  const meant = html.replaceAll(/<!--\[if mso\]>([\s\S]*?)<!\[endif\]-->/g, '$1');
  const plain = meant
    .replace(/<xml>[\s\S]*?<\/xml>/, '')
    .replaceAll(/@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}|\[data-ogs[cb]\][^{]*\{[^{}]*\}/g, '');
  const asWord = plain.replaceAll(/<(\w+)([^>]*?) style="([^"]*)"/g, (_, tag: string, rest: string, style: string) => {
    return `<${tag}${rest} style="${kept(tag, style)}"`;
  });
  // No font, size or colour passes into a table from outside it; links in no colour of their own are blue.
  const word = `<style>table{font:16px "Liberation Serif",serif;color:#000}a{color:#00f}hr{border:1px inset!important}</style>`;
  return asWord.replace('<head>', `<head>${word}`).replaceAll('"Segoe UI",Arial', '"Liberation Sans",Arial');
}

/** The same as Outlook on Windows paints it in its dark theme: light surfaces become dark ones, and the other way round. */
export function inDarkOutlookOnWindows(html: string): string {
  return turned(inOutlookOnWindows(html));
}

/** In Outlook on the web: names rewritten, no question about the system's theme answered. */
export function inOutlookOnTheWeb(html: string): string {
  const style = stylesOf(html).replaceAll(/@media \(prefers-color-scheme[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '');
  return inPage(style, bodyOf(html));
}

/** The same in its dark theme: it rewrites colours and marks where it did, and then the letter's own rules say more. */
export function inDarkOutlookOnTheWeb(html: string): string {
  const marked = `<div data-ogsc="black" data-ogsb="white" style="background:#292929">${turned(bodyOf(html))}</div>`;
  return inPage(stylesOf(html), marked).replace('<body', '<body style="background:#1f1f1f"');
}

/** And where it takes the letter's style sheet away. */
export function inDarkOutlookWithoutStyles(html: string): string {
  return inPage('', `<div style="background:#292929">${turned(bodyOf(html))}</div>`);
}

function inPage(style: string, body: string): string {
  const renamed = body.replaceAll('class="r-', 'class="x_r-');
  return inBody(
    saved('outlook'),
    /(<div style="display:none[^>]*>[^<]*<\/div>)?\s*<table role="presentation"[\s\S]*<\/table>/,
    `<style>${style.replaceAll('.r-', '.x_r-')}</style>${renamed}`,
  );
}

function kept(tag: string, style: string): string {
  const cell = tag === 'td' || tag === 'th';
  const declarations = style.split(';').filter((line) => {
    const name = line.split(':')[0]?.trim() ?? '';
    if (name === 'display' && line.endsWith('none')) return true;
    if (unknown.test(name) || (!cell && tag !== 'table' && ofCellsAlone.test(name))) return false;
    return !(ofBlocksOfText.test(name) && !/^(?:p|h\d|table)$/.test(tag));
  });
  const padding = cell ? /mso-padding-alt:([^;]*)/.exec(style)?.[1] : undefined;
  return [...declarations, ...(padding ? [`padding:${padding}`] : [])].join(';');
}

/** Each colour with its lightness turned round. */
function turned(html: string): string {
  return html.replaceAll(/(?<=[:\s])#([0-9a-f]{6})\b/gi, (_, hex: string) => {
    const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
    const shift = 255 - Math.max(red, green, blue) - Math.min(red, green, blue);
    const channels = [red, green, blue].map((channel) => Math.max(30, Math.min(235, channel + shift)));
    return `rgb(${channels.join(',')})`;
  });
}
