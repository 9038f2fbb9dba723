import type { MessageText } from './rejection-mail';

const quotes = 'blockquote, .gmail_quote, .moz-cite-prefix';
const unread = `${quotes}, style, script, template, title, [hidden]`;
const blocks = new Set('P DIV H1 H2 H3 H4 H5 H6 TABLE TR TD TH UL OL LI PRE HR SECTION ARTICLE CENTER'.split(' '));

/** A message's body as `rejectionMailIn` takes it: its words in lines, without what is hidden or quotes another mail. */
export function messageIn(subject: string, body: Element): MessageText {
  const links = [...body.querySelectorAll('a[href]')].filter((link) => !link.closest(unread));
  return {
    subject,
    text: textOf(body),
    links: links.map((link) => ({ href: link.getAttribute('href') ?? '', text: link.textContent ?? '' })),
  };
}

function textOf(element: Element): string {
  const { style } = element as HTMLElement;
  if (element.matches(unread) || style?.display === 'none' || style?.visibility === 'hidden') return '';
  if (element.tagName === 'BR') return '\n';
  const keepsLines = style?.whiteSpace.startsWith('pre');
  const parts = [...element.childNodes].map((node) => {
    if (node.nodeType === node.ELEMENT_NODE) return textOf(node as Element);
    if (node.nodeType !== node.TEXT_NODE) return '';
    const text = node.nodeValue ?? '';
    return keepsLines ? text : text.replace(/\s+/g, ' ');
  });
  return blocks.has(element.tagName) ? `\n${parts.join('')}\n` : parts.join('');
}
