import type { ChangeLine, Fact, Letter, Part } from './letter';

/** The letter for whoever reads mail without HTML. */
export function textOf({ about, heading, state, parts, because }: Letter): string {
  const head = [about, heading, state?.words].filter(Boolean).join('\n');
  return `${[head, ...parts.map(textOfPart), `-- \n${because}\nSent by Rebound.`].join('\n\n')}\n`;
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
    case 'code':
      return part.code;
    case 'links':
      return part.links.map(({ words, url }) => `${words}: ${url}`).join('\n');
  }
}

function textOfChange({ label, from, to }: ChangeLine): string {
  return `- ${label}: ${from} → ${to}`;
}

function quoted(comment: string): string {
  return comment.replace(/^/gm, '> ').replace(/^> $/gm, '>');
}
