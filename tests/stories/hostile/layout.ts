import type { Frame, Page } from 'playwright-core';

/** What a text has done to the page of ours around it. Empty where it has done nothing. */
export interface Layout {
  /** Elements that none of our pages has, and those inside of what was typed. */
  elements: string[];
  /** Words of ours that do not stand in their order, from left to right and behind what was typed before them. */
  outOfOrder: string[];
  /** What is wider than the page, or than its own place in a panel. */
  tooWide: string[];
}

export const untouched: Layout = { elements: [], outOfOrder: [], tooWide: [] };

/** Looks over all that `frame`, a page of ours in a language from left to right, shows. */
export function layoutIn(frame: Frame | Page): Promise<Layout> {
  return frame.evaluate(() => {
    const typed = '.typed, .comment, .round-comment, .why';
    const never =
      'img, script:not([src]), iframe, object, embed, form, base, style, svg, math, template, video, rebound-panel';
    const name = (element: Element) => `${element.localName} in ${element.parentElement?.className}`;
    const isScrolled = document.documentElement.scrollWidth > innerWidth;
    const halfALine = 9;
    const middleOf = ({ left, right }: DOMRect) => (left + right) / 2;

    /** The letters of ours beside something typed, and that itself as one, each with its place. */
    const placesIn = (line: Element) =>
      [...line.childNodes].flatMap((node) => {
        if (node instanceof Element) return [node.getBoundingClientRect()];
        return [...(node.nodeValue ?? '')].flatMap((letter, index) => {
          const range = document.createRange();
          range.setStart(node, index);
          range.setEnd(node, index + 1);
          return letter.trim() ? [range.getBoundingClientRect()] : [];
        });
      });
    const isOrdered = (line: Element) =>
      placesIn(line)
        .filter(({ width }) => width)
        .every((place, index, all) => {
          const before = all[index - 1] ?? place;
          const below = place.bottom - before.bottom;
          return below > halfALine || (below > -halfALine && middleOf(place) >= middleOf(before));
        });

    const lines = new Set([...document.querySelectorAll('.typed')].map((element) => element.parentElement ?? element));
    const wide = [...document.querySelectorAll('*')].filter((element) => {
      // Marks without end are one character, which nothing can break.
      const canBreak = !/\p{M}{20}/u.test(element.textContent ?? '');
      const isOurs = element.matches('.comment, .round-comment, .panel .typed:not(button *)');
      const isCut = canBreak && isOurs && element.scrollWidth > element.clientWidth + 1;
      return isCut || (isScrolled && element.getBoundingClientRect().right > innerWidth + 1);
    });
    return {
      elements: [...document.querySelectorAll(`${never}, :is(${typed}) *:not(.typed)`)].map(name),
      outOfOrder: [...lines].filter((line) => !isOrdered(line)).map((line) => line.textContent ?? ''),
      tooWide: wide.map(name),
    };
  });
}
