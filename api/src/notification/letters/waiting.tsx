/** @jsxImportSource react */
import { Link } from '@react-email/link';
import { Text } from '@react-email/text';
import { Box } from './box';
import { Difference } from './difference';
import type { WaitingLine } from './letter';
import { paint } from './look';

/** One commitment of several: its name first, then since when, and what has changed. */
export function Waiting({ item }: { item: WaitingLine }) {
  const { name, url, marks, facts, changes } = item;
  return (
    <Box {...paint('item', { padding: '10px 0 12px', borderTopWidth: '1px', borderTopStyle: 'solid' })}>
      <Text {...paint('text', { ...line, margin: 0, fontWeight: 600 })}>
        <Link href={url} {...paint('link', { textDecoration: 'underline' })}>
          {name}
        </Link>
        {marks.map(({ tone, words }) => (
          <span key={words} {...paint(tone, { ...small, fontWeight: 600, whiteSpace: 'nowrap' })}>
            {' '}
            ● {words}
          </span>
        ))}
      </Text>
      {facts.map((fact) => (
        <Text key={fact} {...paint('muted', { ...small, margin: '2px 0 0' })}>
          {fact}
        </Text>
      ))}
      {changes.map(({ label, from, to }) => (
        <Text key={label} {...paint('text', { ...small, margin: '2px 0 0' })}>
          {label}: <Difference from={from} to={to} />
        </Text>
      ))}
    </Box>
  );
}

const line = { fontSize: '14px', lineHeight: '21px', wordBreak: 'break-word' } as const;
const small = { fontSize: '13px', lineHeight: '19px', wordBreak: 'break-word' } as const;
