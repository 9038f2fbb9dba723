import type { MessageText } from './rejection-mail';

/** What somebody is writing is nobody's mail yet. */
export const written = '[contenteditable]:not([contenteditable=false])';

/** By parts of their names: webmails put their own letters before a mail's classes. */
const quotes = 'blockquote, [class*=_quote], [class*=moz-cite]';
const unread = `style, script, template, title, [hidden], ${written}`;
const blocks = /^(?:P|DIV|H[1-6R]|T(?:ABLE|[RDH])|[UO]L|LI|PRE|SECTION|ARTICLE|CENTER)$/;
/** Where webmails keep the address of a link that they rewrote. */
const kept = ['originalsrc', 'data-saferedirecturl'] as const;

/** A message's body as `rejectionMailIn` takes it: its words in lines, without what is hidden, quotes after `> `. */
export function messageIn(subject: string, body: Element): MessageText {
  const links = [...body.querySelectorAll('a[href]')].filter((link) => !link.closest(`${quotes}, ${unread}`));
  return {
    subject,
    text: textOf(body),
    links: links.map((link) => ({
      href: link.getAttribute('href') ?? '',
      text: link.textContent ?? '',
      also: kept.flatMap((name) => link.getAttribute(name) ?? []),
    })),
  };
}

function textOf(element: Element, inLines = false): string {
  const { style } = element as HTMLElement;
  if (element.matches(unread) || style?.display === 'none' || style?.visibility === 'hidden') return '';
  if (element.tagName === 'BR') return '\n';
  const keepsLines = inLines || style?.whiteSpace.startsWith('pre') || element.matches('pre, .pre');
  const parts = [...element.childNodes].map((node) => {
    if (node.nodeType === node.ELEMENT_NODE) return textOf(node as Element, keepsLines);
    if (node.nodeType !== node.TEXT_NODE) return '';
    const text = node.nodeValue ?? '';
    return keepsLines ? text : text.replace(/\s+/g, ' ');
  });
  const text = parts.join('');
  if (element.matches(quotes)) return `\n${text.trim().replace(/^/gm, '> ')}\n`;
  return blocks.test(element.tagName) ? `\n${text}\n` : text;
}
