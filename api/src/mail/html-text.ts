import type { MessageLink } from '@rebound/shared/rejection/rejection-words';
import { Parser } from 'htmlparser2';

const deepest = 1_000;
const mostLinks = 2_000;
const blocks = new Set(
  'p div h1 h2 h3 h4 h5 h6 hr table tr td th ul ol li pre section article center blockquote'.split(' '),
);
const unread = new Set(['style', 'script', 'template', 'title', 'noscript']);
const hides = /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;

interface Frame {
  isUnread: boolean;
  keepsLines: boolean;
  isBlock: boolean;
  link: { href: string; text: string } | null;
}

/**
 * The words of a mail in HTML, in lines, without what is hidden, and its links. In one pass and without recursion: the
 * HTML is anybody's. `null` where it is nested so deeply that nobody can have written it.
 */
export function htmlText(html: string): { text: string; links: MessageLink[] } | null {
  const stack: Frame[] = [{ isUnread: false, keepsLines: false, isBlock: false, link: null }];
  const links: { href: string; text: string }[] = [];
  const parts: string[] = [];
  let isTooDeep = false;
  const top = (): Frame => stack.at(-1) ?? { isUnread: true, keepsLines: false, isBlock: false, link: null };
  const parser = new Parser({
    onopentag(name, { href, style = '', ...attributes }) {
      const outer = top();
      const isUnread = outer.isUnread || unread.has(name) || hides.test(style) || 'hidden' in attributes;
      const link = name === 'a' && href !== undefined && !isUnread ? { href, text: '' } : outer.link;
      if (link && link !== outer.link && links.length < mostLinks) links.push(link);
      const isBlock = blocks.has(name);
      if (isBlock || name === 'br') parts.push('\n');
      stack.push({
        isUnread,
        isBlock,
        link,
        keepsLines: outer.keepsLines || name === 'pre' || /white-space\s*:\s*pre/i.test(style),
      });
      if (stack.length > deepest) {
        isTooDeep = true;
        parser.pause();
      }
    },
    ontext(text) {
      const { isUnread, keepsLines, link } = top();
      if (isUnread) return;
      parts.push(keepsLines ? text : text.replace(/\s+/g, ' '));
      if (link) link.text += text;
    },
    onclosetag() {
      if (stack.length > 1 && stack.pop()?.isBlock) parts.push('\n');
    },
  });
  parser.write(html);
  if (isTooDeep) return null;
  parser.end();
  return { text: parts.join(''), links };
}
