/** What somebody typed, in a line of ours: whatever its direction characters do, they do it inside. */
export function Typed({ text }: { text: string }) {
  return (
    <span class="typed" dir="auto">
      {text}
    </span>
  );
}

/** A private character, which no text of ours has. */
const gap = '\u{f0000}';

/** A sentence of ours around what somebody typed; `say` puts it into words. */
export function Around({ text, say }: { text: string; say: (text: string) => string }) {
  const [before, after] = say(gap).split(gap);
  return (
    <>
      {before}
      <Typed text={text} />
      {after}
    </>
  );
}
