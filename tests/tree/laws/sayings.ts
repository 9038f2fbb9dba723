import { type Law, mustNotSay, product, under } from '../law';

const inApi = under('api/src/');
const inExtension = under('extension/src/');
const inPages = under('extension/src/pages/');

const fetching = /(?<![\w$.])fetch\s*\(|\b(?:globalThis|window|self)\s*\.\s*fetch\b/g;
const entryPoints = ['api/src/main.ts', 'api/src/create-deps.ts', 'api/src/cli/', 'extension/src/entrypoints/'];

export const sayingLaws: readonly Law[] = [
  {
    says: 'pages know no browser API, no location and no document: what they need is passed in',
    offences: mustNotSay(
      (file) => inPages(file) && !file.isTest,
      /\b(?:browser|chrome|window|document|globalThis)\s*\.|(?<![.\w'"])location\b(?!\s*[:?])/,
    ),
    breaks: [
      { 'extension/src/pages/a/page.ts': 'export const here = location.href;' },
      { 'extension/src/pages/a/page.ts': "document.querySelector('a');" },
      { 'extension/src/pages/a/page.ts': 'void browser.runtime.sendMessage(1);' },
    ],
    keeps: [
      { 'extension/src/pages/a/page.ts': "// the location of document.body\nexport const a = 'chrome.runtime';" },
    ],
  },
  {
    says: 'the extension fetches in background/api.ts, once',
    offences: (files) => {
      const calls = files
        .filter((file) => inExtension(file) && product(file))
        .flatMap((file) => [...file.code.matchAll(fetching)].map(() => file.path));
      return calls.filter((path, index) => path !== 'extension/src/background/api.ts' || calls.indexOf(path) !== index);
    },
    breaks: [
      { 'extension/src/panels/ui/reads.ts': "await fetch('/v1/me');" },
      { 'extension/src/background/api.ts': 'fetch(a); fetch(b);' },
      { 'extension/src/background/api.ts': 'fetch(a); const other = self.fetch;' },
    ],
    keeps: [{ 'extension/src/background/api.ts': 'await fetch(a); query.refetch(); app.fetch(b);' }],
  },
  {
    says: 'the extension has no other door to the network',
    offences: mustNotSay(
      (file) => inExtension(file) && product(file),
      /\b(?:XMLHttpRequest|EventSource|WebSocket|WebTransport|sendBeacon|importScripts)\b/,
    ),
    breaks: [{ 'extension/src/host/run.ts': 'navigator.sendBeacon(a);' }],
  },
  {
    says: 'the API fetches only under upstream/ and mail/',
    offences: mustNotSay(
      (file) => inApi(file) && !file.isTest && !under('api/src/upstream/', 'api/src/mail/')(file),
      new RegExp(fetching.source),
    ),
    breaks: [{ 'api/src/history/a.ts': 'await fetch(url);' }],
    keeps: [
      { 'api/src/upstream/procore/a.ts': 'await fetch(url);' },
      { 'api/src/main.ts': 'serve({ fetch: app.fetch });' },
    ],
  },
  {
    says: 'transactions of the API are opened in api/src/db alone',
    offences: mustNotSay(
      (file) => product(file) && !under('api/src/db/', 'extension/src/')(file),
      /\.\s*transaction\s*\(|\.\s*batch\s*\(\s*\[/,
    ),
    breaks: [{ 'api/src/resend/a.ts': 'await db.transaction(async (tx) => tx);' }],
    keeps: [{ 'api/src/db/write.ts': 'await db.transaction(async (tx) => tx);' }],
  },
  {
    says: 'a letter gets into the outbox by enqueue alone, where two keys keep it the only one',
    offences: (files) =>
      files
        .filter((file) => product(file) && file.path !== 'api/src/notification/enqueue.ts')
        .filter(
          ({ code, text }) => /\binsert\s*\(\s*letter\s*\)/.test(code) || /\binto\s+["`]?letter\b(?!_)/i.test(text),
        )
        .map(({ path }) => path),
    breaks: [
      { 'api/src/resend/a.ts': 'await tx.insert(letter).values(row);' },
      { 'api/src/resend/a.ts': 'tx.run(sql`INSERT INTO letter (id) VALUES (1)`);' },
    ],
    keeps: [{ 'api/src/notification/enqueue.ts': 'await tx.insert(letter).values(rows);' }],
  },
  {
    says: '"now" comes from a time.ts or an entry point',
    offences: mustNotSay(
      (file) => product(file) && !/\/time\.ts$/.test(file.path) && !under(...entryPoints)(file),
      /\bDate\s*\.\s*now\b|\bnew\s+Date\s*\(\s*\)|\bnew\s+Date\b(?!\s*\()|(?<!new\s)(?<![\w.])Date\s*\(|\bTemporal\.Now\b/,
    ),
    breaks: [
      { 'api/src/history/a.ts': 'const at = Date.now();' },
      { 'extension/src/host/a.ts': 'new Date().toISOString()' },
      { 'shared/src/a.ts': 'Temporal.Now.instant()' },
    ],
    keeps: [
      { 'api/src/history/a.ts': 'const at = new Date(text); Date.parse(text); localDate(at);' },
      { 'extension/src/time.ts': 'export const now = () => new Date().toISOString();' },
    ],
  },
];
