let isOver = false;

// A pointer that rests where the panel is put does not move over it.
globalThis.addEventListener?.('pointermove', ({ isTrusted }) => {
  isOver ||= isTrusted;
});
globalThis.document?.documentElement.addEventListener('pointerleave', () => {
  isOver = false;
});

/** Whether the person came to the panel, and not it to them. Keys press what was brought into focus; a finger hovers nowhere. */
export function cameFirst({ detail, pointerType }: Pick<PointerEvent, 'detail' | 'pointerType'>): boolean {
  return detail === 0 || pointerType === 'touch' || isOver;
}
