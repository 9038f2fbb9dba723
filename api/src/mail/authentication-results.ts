/** One verdict of a receiving server: `dkim=pass header.i=@example.com`. Everything in lower case. */
export interface AuthenticationResult {
  method: string;
  result: string;
  properties: Record<string, string>;
}

export interface AuthenticationResults {
  /** Who says so. */
  server: string;
  results: AuthenticationResult[];
}

/**
 * Reads an `Authentication-Results` field, RFC 8601. Much in it is the sender's own words: addresses, and whatever stands
 * in comments and quotes; none of that is read as a verdict. `null` for what is not whole.
 */
export function authenticationResultsIn(value: string): AuthenticationResults | null {
  const bare = withoutWords(value);
  if (bare === null) return null;
  const [server = '', ...clauses] = bare.split(';').map((clause) => clause.trim());
  const [name = ''] = server.toLowerCase().split(/\s+/);
  return { server: name, results: clauses.flatMap(resultIn) };
}

const verdict = /^([a-z][a-z0-9-]*)(?:\/\d+)?\s*=\s*([a-z]+)(?:\s+(.*))?$/s;

function resultIn(clause: string): AuthenticationResult[] {
  const [, method, result, rest = ''] = verdict.exec(clause.toLowerCase()) ?? [];
  if (!method || !result) return [];
  const properties: Record<string, string> = {};
  for (const [, name = '', value = ''] of rest.matchAll(/(?:^|\s)([a-z]+\.[a-z0-9_-]+)\s*=\s*(\S+)/g)) {
    properties[name] ??= value;
  }
  return [{ method, result, properties }];
}

/** Without comments, which may hold others, and with nothing in place of what is quoted; `null` where one does not end. */
function withoutWords(value: string): string | null {
  let bare = '';
  let depth = 0;
  let isQuoted = false;
  for (let at = 0; at < value.length; at += 1) {
    const character = value[at];
    if (character === '\\' && (isQuoted || depth)) at += 1;
    else if (character === '"' && !depth) isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (character === '(') depth += 1;
    else if (character === ')' && depth) depth -= 1;
    else if (!depth) bare += character;
  }
  return depth || isQuoted ? null : bare;
}
