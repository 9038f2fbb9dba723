/** What a press or a key does on an element of ours stays there: the host would select, collapse or delete by it. */
export function keepPresses(element: HTMLElement): void {
  for (const type of ['click', 'dblclick', 'mousedown', 'mouseup', 'pointerdown', 'pointerup', 'keydown']) {
    element.addEventListener(type, (event) => event.stopPropagation());
  }
}
