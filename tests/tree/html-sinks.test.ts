import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from './source-file';

/** Each a line that turns text into HTML or code. */
const sinks = [
  'element.innerHTML = text;',
  'element.innerHTML += text;',
  "element['innerHTML'] = text;",
  'element[`innerHTML`] = text;',
  "Reflect.set(element, 'innerHTML', text);",
  'Object.assign(element, { innerHTML: text });',
  "Object.assign(element, { 'innerHTML': text });",
  'Object.assign(element, { innerHTML });',
  'const { innerHTML } = element;',
  'const { innerHTML: read } = element;',
  'const a = <p innerHTML={text} />;',
  'const a = <p dangerouslySetInnerHTML={{ __html: text }} />;',
  "h('p', { dangerouslySetInnerHTML: { __html: text } });",
  'element.outerHTML = text;',
  "element.insertAdjacentHTML('beforeend', text);",
  "element?.insertAdjacentHTML('beforeend', text);",
  'document.write(text);',
  'frame.contentWindow.document.write(text);',
  'document.writeln(text, text);',
  'frame.srcdoc = text;',
  "frame.setAttribute('srcdoc', text);",
  'const a = <iframe srcDoc={text} />;',
  'const a = <iframe srcdoc={text} />;',
  'element.setHTMLUnsafe(text);',
  'Document.parseHTMLUnsafe(text);',
  'range.createContextualFragment(text);',
  'new DOMParser();',
  'new window.DOMParser();',
  "parser.parseFromString(text, 'text/html');",
  'eval(text);',
  '(0, eval)(text);',
  'globalThis.eval(text);',
  'new Function(text);',
  'Function(text)();',
  'new window.Function(text);',
  "setTimeout('run()', 1);",
  'setInterval(`run()`, 1);',
  "link.href = 'javascript:run()';",
  'link.href = `JavaScript:run()`;',
  'const a = <a href=" javascript:run()">Run</a>;',
];

/** Each a line that looks like one and is none. */
const plain = [
  "find('iframe[srcdoc][sandbox]');",
  '// element.innerHTML = text;',
  'element.textContent = text;',
  'element.append(text);',
  'const a = <p title={text}>{text}</p>;',
  'setTimeout(() => run(text), 1);',
  'response.write(text);',
  'type Handler = Function;',
  'const b = "No javascript: address is opened.";',
  'element.innerHTMLish = text;',
];

const inside = ['shared/src/a.tsx', 'api/src/a.tsx', 'extension/src/panels/a.tsx', 'tests/sandbox/pages/client/a.tsx'];
const outside = ['tests/stories/a.tsx', 'extension/src/pages/a.test.tsx'];
const folder = mkdtempSync(join(tmpdir(), 'rebound-sinks-'));
let found: Map<string, Set<number>>;

beforeAll(() => {
  for (const name of ['biome.json', 'no-html-sinks.grit']) cpSync(join(root, name), join(folder, name));
  for (const path of [...inside, ...outside]) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), [...sinks, ...plain].join('\n'));
  }
  found = linesFound();
});
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(inside)('in %s lint stops', (path) => {
  test.each(sinks.map((sink, index) => [sink, index + 1] as const))('%s', (_, line) => {
    expect(found.get(path)).toContain(line);
  });
});

test('lint lets pass what turns no text into HTML, and tests', () => {
  for (const path of inside) expect([...(found.get(path) ?? [])].filter((line) => line > sinks.length)).toEqual([]);
  for (const path of outside) expect(found.get(path)).toBeUndefined();
  console.log(
    `HTML sinks: ${sinks.length} kinds stopped in ${inside.length} parts, ${plain.length} look-alikes let pass`,
  );
});

/** For each file the lines that our own rule, run as `npm test` runs it, has something against. */
function linesFound(): Map<string, Set<number>> {
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const options = ['--vcs-enabled=false', '--max-diagnostics=none', '--reporter=json'];
  const run = spawnSync(process.execPath, [biome, 'lint', ...options], { cwd: folder, encoding: 'utf8' });
  const { diagnostics }: Report = JSON.parse(run.stdout);
  const lines = new Map<string, Set<number>>();
  for (const { location } of diagnostics.filter(({ category }) => category === 'plugin')) {
    const path = location.path.replaceAll('\\', '/');
    lines.set(path, (lines.get(path) ?? new Set()).add(location.start.line));
  }
  return lines;
}

interface Report {
  diagnostics: { category: string; location: { path: string; start: { line: number } } }[];
}
