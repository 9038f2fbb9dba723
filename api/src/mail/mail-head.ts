export type HeadField = readonly [name: string, value: string];

const mostFields = 1_000;

/** The fields of a mail's head in their order, names in lower case, folded lines joined; `source` one byte a character. */
export function headOf(source: string): HeadField[] {
  const end = /\r?\n\r?\n/.exec(source)?.index ?? source.length;
  const lines = source.slice(0, end).split(/\r?\n/);
  const fields: string[] = [];
  for (const line of lines) {
    if (/^[ \t]/.test(line) && fields.length) fields[fields.length - 1] += ` ${line.trim()}`;
    else fields.push(line);
  }
  return fields.slice(0, mostFields).flatMap((field): HeadField[] => {
    const colon = field.indexOf(':');
    return colon > 0 ? [[field.slice(0, colon).trim().toLowerCase(), field.slice(colon + 1).trim()]] : [];
  });
}

export function valuesOf(head: readonly HeadField[], name: string): string[] {
  return head.filter(([one]) => one === name).map(([, value]) => value);
}
