import { createHash } from 'node:crypto';

const declared = /\.([A-Z][A-Za-z0-9]*)/g;

/**
 * Gives every class of `css` that begins with a capital a name as the real pages have them: a part with the library's
 * version and a bare hash. `salt` decides them all, so that another start is another set.
 */
export function hashClasses(css: string, salt: string): { css: string; classes: Record<string, string> } {
  const version = `12_${20 + (digest(salt, 0).charCodeAt(0) % 40)}_${digest(salt, 1).charCodeAt(0) % 6}`;
  const names = [...new Set([...css.matchAll(declared)].flatMap(([, name]) => name ?? []))];
  const hashes = new Map(names.map((name) => [name, `${digest(salt, name).slice(0, 6)}`]));
  const classes = names.map((name, index) => {
    const styled = `Styled${name}-core-${version}__sc-${digest(name, salt).slice(0, 7).toLowerCase()}-${index % 16}`;
    return [name, `${styled} ${hashes.get(name)}`] as const;
  });
  return {
    css: css.replace(declared, (_whole, name: string) => `.${hashes.get(name)}`),
    classes: Object.fromEntries(classes),
  };
}

/** Letters alone, so that the result can begin a class name. */
function digest(...parts: (string | number)[]): string {
  const bytes = createHash('sha256').update(parts.join('\n')).digest();
  return [...bytes].map((byte) => 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'.charAt(byte % 52)).join('');
}
