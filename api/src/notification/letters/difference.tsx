/** @jsxImportSource react */
import { paint } from './look';

/** What something was, and what it is. */
export function Difference({ from, to }: { from: string; to: string }) {
  return (
    <>
      <del {...paint('muted')}>{from}</del> → <b>{to}</b>
    </>
  );
}
