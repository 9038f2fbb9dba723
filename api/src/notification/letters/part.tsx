/** @jsxImportSource react */
import { Heading } from '@react-email/heading';
import { Text } from '@react-email/text';
import { Fragment, type ReactNode } from 'react';
import { Box } from './box';
import { Difference } from './difference';
import type { ChangeLine, Fact, Part } from './letter';
import { Links } from './links';
import { paint } from './look';
import { Waiting } from './waiting';

/** One part of a letter as HTML. */
export function PartOf({ part }: { part: Part }) {
  switch (part.kind) {
    case 'sentence':
      return <Text {...paint('text', { ...body, margin: '8px 0 0' })}>{part.words}</Text>;
    case 'comment':
      return (
        <Box style={block}>
          <Label>{part.label}</Label>
          <Box dir="auto" {...paint('comment', comment)}>
            <Lines text={part.comment} />
          </Box>
          {part.by && (
            <Text {...paint('muted', { margin: '6px 0 0', fontSize: '13px', lineHeight: '18px' })}>{part.by}</Text>
          )}
        </Box>
      );
    case 'facts':
      return (
        <Box style={block}>
          <Rows>{part.facts.map(factRow)}</Rows>
        </Box>
      );
    case 'changes':
      return (
        <Box style={block}>
          <Label>{part.label}</Label>
          <Rows>{part.changes.map(changeRow)}</Rows>
        </Box>
      );
    case 'waiting':
      return (
        <Box style={block}>
          <Label>{part.label}</Label>
          {part.items.map((item) => (
            <Waiting key={item.url} item={item} />
          ))}
        </Box>
      );
    case 'proof':
      return (
        <Box style={block}>
          <Label>{part.label}</Label>
          <Text
            {...paint('text', { ...mono, margin: 0, fontSize: '12px', lineHeight: '18px', wordBreak: 'break-all' })}
          >
            {part.code}
          </Text>
          <Text {...paint('muted', { margin: '4px 0 0', fontSize: '12px', lineHeight: '18px' })}>{part.words}</Text>
        </Box>
      );
    case 'code':
      return (
        <Box style={block}>
          <Box {...paint('code', code)}>{part.code}</Box>
        </Box>
      );
    case 'links':
      return (
        <Box style={block}>
          <Links links={part.links} />
        </Box>
      );
  }
}

function Lines({ text }: { text: string }) {
  // Outlook on Windows knows no `white-space`.
  return text.split('\n').map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a letter is rendered once, so nothing ever moves.
    <Fragment key={index}>
      {index > 0 && <br />}
      {line}
    </Fragment>
  ));
}

function Label({ children }: { children: string }) {
  return (
    <Heading as="h2" {...paint('muted', { margin: '0 0 6px', fontSize: '13px', lineHeight: '18px', fontWeight: 600 })}>
      {children}
    </Heading>
  );
}

function Rows({ children }: { children: ReactNode }) {
  return (
    <table width="100%" cellPadding={0} cellSpacing={0} style={{ borderCollapse: 'collapse' }}>
      <tbody>{children}</tbody>
    </table>
  );
}

function factRow({ label, value }: Fact) {
  return (
    <tr key={label}>
      <th scope="row" {...paint('muted', { ...cell, ...body, width: '34%', fontWeight: 400 })}>
        {label}
      </th>
      <td {...paint('text', { ...cell, ...body })}>{value}</td>
    </tr>
  );
}

function changeRow({ label, from, to }: ChangeLine) {
  return (
    <tr key={label} className="r-change">
      <th scope="row" {...paint('muted', { ...cell, ...body, width: '34%', fontWeight: 400 })}>
        {label}
      </th>
      <td {...paint('text', { ...cell, ...body })}>
        <Difference from={from} to={to} />
      </td>
    </tr>
  );
}

const body = { fontSize: '14px', lineHeight: '21px' };
const block = { padding: '20px 0 0' };
const cell = { padding: '4px 12px 4px 0', textAlign: 'left', verticalAlign: 'top', wordBreak: 'break-word' } as const;
const comment = {
  padding: '12px 16px',
  borderLeftWidth: '3px',
  borderLeftStyle: 'solid',
  borderRadius: '0 6px 6px 0',
  fontSize: '16px',
  lineHeight: '24px',
  whiteSpace: 'pre-wrap',
  wordBreak: 'break-word',
} as const;
const mono = { fontFamily: 'ui-monospace, Menlo, Consolas, "Liberation Mono", monospace' };
const code = {
  padding: '14px 0',
  borderWidth: '1px',
  borderStyle: 'solid',
  borderRadius: '8px',
  ...mono,
  fontSize: '30px',
  lineHeight: '36px',
  letterSpacing: '8px',
  textAlign: 'center',
} as const;
