export type Theme = 'light' | 'dark';

/** Whether `element` stands on a light or a dark ground: that of the nearest ancestor that has one. */
export function themeAt(element: Element): Theme {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const [red = 0, green = 0, blue = 0, alpha = 1] = numbersIn(getComputedStyle(at).backgroundColor);
    if (alpha > 0.5) return 0.299 * red + 0.587 * green + 0.114 * blue < 128 ? 'dark' : 'light';
  }
  return getComputedStyle(document.documentElement).colorScheme === 'dark' ? 'dark' : 'light';
}

function numbersIn(colour: string): number[] {
  return (colour.match(/[\d.]+/g) ?? []).map(Number);
}
