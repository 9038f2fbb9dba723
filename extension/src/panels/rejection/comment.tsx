import { useLayoutEffect, useRef } from 'preact/hooks';

/** A comment as typed. One of endless lines has its own scroll, which keys reach too. */
export function Comment({ text, kind = '' }: { text: string; kind?: 'unconfirmed' | '' }) {
  const quote = useRef<HTMLQuoteElement>(null);
  useLayoutEffect(() => {
    const { current } = quote;
    if (current && current.scrollHeight > current.clientHeight) current.tabIndex = 0;
    else current?.removeAttribute('tabindex');
  }, [text]);
  return (
    <blockquote ref={quote} class={`comment ${kind}`} dir="auto">
      {text}
    </blockquote>
  );
}
