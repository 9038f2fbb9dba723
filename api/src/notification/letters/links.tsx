/** @jsxImportSource react */
import { Link as Anchor } from '@react-email/link';
import type { CSSProperties } from 'react';
import type { Link } from './letter';
import { paint } from './look';

/** A button, and further links beside it. Outlook on Windows pads the cell and nothing in it, all others the link. */
export function Links({ links: [main, ...others] }: { links: readonly [Link, ...Link[]] }) {
  return (
    <table role="presentation" cellPadding={0} cellSpacing={0} border={0}>
      <tbody>
        <tr>
          <td {...paint('button', { borderRadius: '6px', msoPaddingAlt: padding } as CSSProperties)}>
            <Anchor href={main.url} {...paint('button', button)}>
              {main.words}
            </Anchor>
          </td>
          {others.map(({ words, url }) => (
            <td key={url} style={{ paddingLeft: '16px' }}>
              <Anchor href={url} {...paint('link', { ...text, textDecoration: 'underline' })}>
                {words}
              </Anchor>
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

const padding = '10px 20px';
const text = { fontSize: '14px', lineHeight: '20px' };
const button = { ...text, display: 'inline-block', padding, borderRadius: '6px', fontWeight: 600 };
