import type { ChangeLine, Fact, Letter, Part, WaitingLine } from './letter';

/** The letter for whoever reads mail without HTML. */
export function textOf({ about, heading, state, parts, because, stop }: Letter): string {
  const head = [about, heading, state?.words].filter(Boolean).join('\n');
  const foot = ['-- ', because, ...(stop ? [`${stop.words}: ${stop.url}`] : []), 'Sent by Rebound.'].join('\n');
  return `${[head, ...parts.map(textOfPart), foot].join('\n\n')}\n`;
}

function textOfPart(part: Part): string {
  switch (part.kind) {
    case 'sentence':
      return part.words;
    case 'comment':
      return [part.label, quoted(part.comment), part.by].filter(Boolean).join('\n\n');
    case 'facts':
      return part.facts.map(({ label, value }: Fact) => `${label}: ${value}`).join('\n');
    case 'changes':
      return `${part.label}\n\n${part.changes.map(textOfChange).join('\n')}`;
    case 'waiting':
      return [part.label, ...part.items.map(textOfWaiting)].join('\n\n');
    case 'proof':
      return `${part.label}: ${part.code}\n${part.words}`;
    case 'code':
      return part.code;
    case 'links':
      return part.links.map(({ words, url }) => `${words}: ${url}`).join('\n');
  }
}

function textOfWaiting({ name, url, marks, facts, changes }: WaitingLine): string {
  const marked = marks.map(({ words }) => `[${words}]`);
  return [[name, ...marked].join(' '), ...facts, ...changes.map(textOfChange), url]
    .map((line) => `  ${line}`)
    .join('\n')
    .trimStart();
}

function textOfChange({ label, from, to }: ChangeLine): string {
  return `- ${label}: ${from} → ${to}`;
}

function quoted(comment: string): string {
  return comment.replace(/^/gm, '> ').replace(/^> $/gm, '>');
}
