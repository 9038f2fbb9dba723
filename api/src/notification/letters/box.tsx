/** @jsxImportSource react */
import type { TdHTMLAttributes } from 'react';

/** A block with space around its content. Outlook on Windows heeds padding on table cells alone. */
export function Box(cell: TdHTMLAttributes<HTMLTableCellElement>) {
  return (
    <table role="presentation" width="100%" cellPadding={0} cellSpacing={0} border={0}>
      <tbody>
        <tr>
          <td {...cell} />
        </tr>
      </tbody>
    </table>
  );
}
