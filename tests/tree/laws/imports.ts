import { type Law, mustNotImport, product, under } from '../law';
import type { SourceFile } from '../source-file';

const inShared = under('shared/src/');
const inApi = under('api/src/');
const inExtension = under('extension/src/');
const isSchema = (target: string) => /schema$/.test(target);

export const importLaws: readonly Law[] = [
  {
    says: 'shared imports nothing of ours but itself, and no package but zod',
    offences: mustNotImport(
      (file) => inShared(file) && !file.isTest,
      (target, ours) => (ours ? !target.startsWith('shared/src/') : target !== 'zod'),
    ),
    breaks: [
      { 'shared/src/a.ts': "import { b } from '../../api/src/b';" },
      { 'shared/src/a.ts': "import { b } from '@rebound/extension/b';" },
      { 'shared/src/a.ts': "export * from 'hono';" },
      { 'shared/src/a.ts': "const fs = await import('node:fs');" },
    ],
    keeps: [{ 'shared/src/resend/a.ts': "import { b } from '../commitment/b'; // import { c } from 'hono'" }],
  },
  {
    says: 'api and extension never import each other, and neither imports the tests',
    offences: (files) => [
      ...mustNotImport(inApi, (target) => target.startsWith('extension/'))(files),
      ...mustNotImport(inExtension, (target) => target.startsWith('api/'))(files),
      ...mustNotImport(product, (target) => target.startsWith('tests/'))(files),
    ],
    breaks: [
      { 'api/src/a.ts': "import type { B } from '../../extension/src/b';" },
      { 'extension/src/pages/a.ts': "import { b } from '@rebound/api/b';" },
      { 'api/src/a.ts': "import { world } from '../../tests/sandbox/world';" },
    ],
  },
  {
    says: 'the product imports nothing that is there for tests',
    offences: mustNotImport(product, (target, ours) => ours && /\.(test|fixture)$|\/(fixtures|testing)\//.test(target)),
    breaks: [{ 'api/src/main.ts': "import { ledger } from './testing/ledger';" }],
  },
  {
    says: 'in shared, zod occurs in schema files alone',
    offences: mustNotImport(
      (file) => inShared(file) && !isSchema(file.path.replace(/\.ts$/, '')),
      (target) => target.startsWith('zod'),
    ),
    breaks: [{ 'shared/src/resend/may-resend.ts': "import { z } from 'zod';" }],
    keeps: [{ 'shared/src/commitment/view-schema.ts': "import { z } from 'zod';" }],
  },
  {
    says: 'rules and the extension take types alone from schema files, so that no bundle carries zod',
    offences: mustNotImport(
      (file) => (inShared(file) || inExtension(file)) && !file.isTest && !/schema\.ts$/.test(file.path),
      (target, ours, typeOnly) => (ours && isSchema(target) && !typeOnly) || target.startsWith('zod'),
    ),
    breaks: [
      { 'extension/src/a.ts': "import { commitment } from '@rebound/shared/commitment/schema';" },
      { 'shared/src/resend/a.ts': "import { commitment } from '../commitment/schema';" },
    ],
    keeps: [{ 'extension/src/a.ts': "import type { Commitment } from '@rebound/shared/commitment/schema';" }],
  },
  {
    says: 'only db/ talks to the driver of libSQL',
    offences: mustNotImport(
      (file) => inApi(file) && !inDb(file) && !file.isTest,
      (target) => /^@libsql\//.test(target) || /^drizzle-orm\/libsql/.test(target),
    ),
    breaks: [{ 'api/src/history/a.ts': "import { createClient } from '@libsql/client';" }],
    keeps: [{ 'api/src/db/open.ts': "import { createClient } from '@libsql/client';" }],
  },
  {
    says: 'nothing that a content script reaches is a component or imports a framework',
    offences: (files) => {
      // The pages are gathered by a glob, which no import names.
      const loaders = files.filter(
        (file) => !file.isTest && /^extension\/src\/(entrypoints\/[\w-]+\.content|pages\/)/.test(file.path),
      );
      return reachedFrom(loaders, files).flatMap((file) => [
        ...(file.path.endsWith('.tsx') ? [`${file.path} is a component`] : []),
        ...file.imports
          .filter(({ target, typeOnly }) => !typeOnly && framework.test(target))
          .map(({ target }) => `${file.path} imports ${target}`),
      ]);
    },
    breaks: [
      { 'extension/src/entrypoints/webmail.content.ts': "import { render } from 'preact';" },
      {
        'extension/src/entrypoints/webmail.content.ts': "import { chip } from '../host/chip';",
        'extension/src/host/chip.ts': "import { state } from '../panels/ui/state';",
        'extension/src/panels/ui/state.tsx': 'export const state = <p />;',
      },
    ],
    keeps: [{ 'extension/src/entrypoints/popup/main.tsx': "import { render } from 'preact';" }],
  },
];

const framework = /^(preact|@preact|@tanstack|zod)\b/;

function reachedFrom(starts: readonly SourceFile[], files: readonly SourceFile[]): SourceFile[] {
  const byPath = new Map(files.map((file) => [file.path.replace(/\.tsx?$/, ''), file]));
  const reached = new Set(starts);
  for (const file of reached) {
    for (const { target, typeOnly } of file.imports) {
      const next = byPath.get(target);
      if (next && !typeOnly) reached.add(next);
    }
  }
  return [...reached];
}

function inDb(file: { path: string }): boolean {
  return file.path.startsWith('api/src/db/');
}
