import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const folders = ['shared', 'api', 'extension', 'tests', 'scripts'];
const aside = new Set(['node_modules', '.output', '.wxt', 'drizzle']);

export interface Import {
  /** A path from the root without its ending for what is ours, else the package's specifier. */
  target: string;
  ours: boolean;
  typeOnly: boolean;
}

export interface SourceFile {
  /** From the root, with `/`. */
  path: string;
  text: string;
  /** The text without comments and without what stands in strings. */
  code: string;
  imports: readonly Import[];
  isTest: boolean;
}

/** Every source file of the tree as it stands on the disk. */
export function tree(): SourceFile[] {
  return folders
    .flatMap((folder) => pathsIn(folder))
    .map((path) => sourceFile(path, readFileSync(join(root, path), 'utf8')));
}

export function sourceFile(path: string, text: string): SourceFile {
  const uncommented = text.replace(comments, (found) => (isComment(found) ? ' ' : found));
  const code = uncommented.replace(comments, "''");
  const isTest = /\.(test|fixture)\.tsx?$|\/(fixtures|testing)\//.test(path);
  return { path, text, code, imports: importsIn(path, uncommented), isTest };
}

const comments = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g;

function isComment(found: string): boolean {
  return found.startsWith('/');
}

const importing =
  /(?:\b(?:import|export)\s+(?<type>type\s)?(?:[\w*\s{},$]+?\sfrom\s*)?|\bimport\s*\(\s*)['"](?<from>[^'"\n]+)['"]/g;

function importsIn(path: string, text: string): Import[] {
  return [...text.matchAll(importing)].map(({ groups = {} }) => {
    const from = groups.from ?? '';
    return { ...targetOf(path, from), typeOnly: Boolean(groups.type) };
  });
}

function targetOf(path: string, from: string): Pick<Import, 'target' | 'ours'> {
  const bare = from.replace(/\.(tsx?|mjs)$/, '');
  if (from.startsWith('.')) return { target: posix.join(posix.dirname(path), bare), ours: true };
  const workspace = /^@rebound\/(?<part>\w+)\/(?<rest>.+)$/.exec(bare)?.groups;
  if (workspace) return { target: `${workspace.part}/src/${workspace.rest}`, ours: true };
  return { target: from, ours: false };
}

function pathsIn(folder: string): string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = `${folder}/${name}`;
    if (aside.has(name)) return [];
    if (statSync(join(root, path)).isDirectory()) return pathsIn(path);
    return /\.(tsx?|mjs)$/.test(name) ? [path] : [];
  });
}
