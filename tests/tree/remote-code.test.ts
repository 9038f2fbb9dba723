import { describe, expect, test } from 'vitest';
import { type Build, filesOf, textOf } from './built';

const builds: Build[] = ['chrome-mv3', 'firefox-mv3', 'chrome-mv3-sandbox'];

/** What a page of the extension may not hold: the browser's own policy, script-src 'self', would stop most of it. */
const inPages: Record<string, RegExp> = {
  'a script in the page': /<script(?![^>]*\ssrc=)[^>]*>/i,
  'something of another host': /\s(?:src|href|action|data|poster|srcset)\s*=\s*["']?\s*(?:[a-z][a-z0-9+.-]*:|\/\/)/i,
  'a handler': /<[^>]+\son[a-z]+\s*=/i,
  'another base or policy': /<base\b|http-equiv/i,
  'a page in the page': /\ssrcdoc\s*=/i,
};

const inScripts: Record<string, RegExp> = {
  'text run as code': /(?<![\w$.])(?:eval|Function)\s*\(|\bnew\s+Function\b|\.constructor\s*\(\s*["'`]/,
  'text run later': /\bset(?:Timeout|Interval)\s*\(\s*["'`]/,
  'code of another host': /\b(?:import|importScripts)\s*\(\s*["'`](?:[a-z][a-z0-9+.-]*:|\/\/)/i,
  'code from an address made up at run time': /\bimport\s*\(\s*(?!["'`])|\bimportScripts\s*\(/,
  'code in another form': /\bWebAssembly\s*\./,
};

const inStyles: Record<string, RegExp> = {
  'something of another host': /(?:url\(\s*["']?|@import\s*["']?)\s*(?:[a-z][a-z0-9+.-]*:|\/\/)(?!.*data:)/i,
};

describe.each(builds)('%s', (build) => {
  const files = (ending: string) => filesOf(build).filter((file) => file.endsWith(ending));

  test.each([
    ['.html', inPages],
    ['.js', inScripts],
    ['.css', inStyles],
  ])('all code in its %s files came with it', (ending, bans) => {
    expect(files(ending)).not.toEqual([]);
    for (const file of files(ending)) {
      for (const [what, ban] of Object.entries(bans))
        expect(ban.exec(textOf(build, file))?.[0], `${file}: ${what}`).toBeUndefined();
    }
  });

  test('the browser keeps its pages to that: the policy is its own, or stricter', () => {
    const { content_security_policy: policy } = JSON.parse(textOf(build, 'manifest.json'));
    expect(policy).toBeUndefined();
  });
});

test.each([
  [inPages, '<script>run()</script>'],
  [inPages, '<script type="module">run()</script>'],
  [inPages, '<script src="https://cdn.test/a.js"></script>'],
  [inPages, '<script src=//cdn.test/a.js></script>'],
  [inPages, '<link rel="stylesheet" href="http://cdn.test/a.css">'],
  [inPages, '<a href="javascript:run()">'],
  [inPages, '<body onload="run()">'],
  [inPages, '<meta http-equiv="Content-Security-Policy" content="script-src *">'],
  [inScripts, 'eval(text)'],
  [inScripts, 'return Function("return this")()'],
  [inScripts, 'new Function(text)'],
  [inScripts, 'a.constructor("return this")()'],
  [inScripts, 'setTimeout("run()",1)'],
  [inScripts, 'import("https://cdn.test/a.js")'],
  [inScripts, 'import(address)'],
  [inScripts, 'importScripts("a.js")'],
  [inScripts, 'WebAssembly.instantiate(bytes)'],
  [inStyles, '@import url(https://cdn.test/a.css);'],
  [inStyles, 'a{background:url("//cdn.test/a.png")}'],
])('%o would find %s', (bans, code) => {
  expect(Object.values(bans).some((ban) => ban.test(code))).toBe(true);
});
