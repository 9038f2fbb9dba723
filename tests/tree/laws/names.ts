import type { Law } from '../law';
import type { SourceFile } from '../source-file';

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
const empty = new Set([
  'util',
  'utils',
  'helper',
  'helpers',
  'common',
  'manager',
  'service',
  'services',
  'misc',
  'lib',
  'types',
]);
const vendor = /\bRESEND_[A-Z]|\bresend\.com\b|['"]resend['"]/;
const vendorMayOccur = ['api/src/mail/', 'api/src/env.ts'];
const vendorImport = /\bfrom\s+['"]resend['"]|\bimport\s*\(\s*['"]resend['"]/;

export const nameLaws: readonly Law[] = [
  {
    says: 'files and folders are in kebab-case',
    offences: (files) =>
      files.filter((file) => partsOf(file).some((part) => !kebab.test(part))).map((file) => file.path),
    breaks: [
      { 'api/src/Resend.ts': '' },
      { 'api/src/my_word/a.ts': '' },
      { 'extension/src/panels/RejectedPanel.tsx': '' },
    ],
    keeps: [{ 'extension/src/entrypoints/procore.content.ts': '', 'api/src/upstream/upstream.contract.test.ts': '' }],
  },
  {
    says: 'no name is an empty word',
    offences: (files) =>
      files
        .filter((file) => partsOf(file).some((part) => part.split(/[.-]/).some((word) => empty.has(word))))
        .map((file) => file.path),
    breaks: [{ 'api/src/utils/a.ts': '' }, { 'shared/src/types.ts': '' }, { 'api/src/letter-service.ts': '' }],
  },
  {
    says: 'no file only hands on what others export',
    offences: (files) => files.filter((file) => isBarrel(file)).map((file) => file.path),
    breaks: [{ 'shared/src/index.ts': "export * from './a';\nexport { b } from './b';\n" }],
    keeps: [{ 'shared/src/a.ts': "export { b } from './b';\nexport const c = 1;\n" }],
  },
  {
    says: "the mail vendor's package and name stay in api/src/mail and the environment",
    offences: (files) =>
      files
        .filter((file) => /^(shared|api|extension)\/src\//.test(file.path) && !file.isTest)
        .filter((file) => !vendorMayOccur.some((path) => file.path.startsWith(path)))
        .filter((file) => vendorImport.test(file.text) || (vendor.test(file.text) && !/['"]resend['"]/.test(file.text)))
        .map((file) => file.path),
    breaks: [
      { 'api/src/notification/deliver.ts': "import { Resend } from 'resend';" },
      { 'api/src/main.ts': 'process.env.RESEND_API_KEY' },
      { 'extension/src/a.ts': 'const where = `https://api.resend.com`;' },
    ],
    keeps: [
      { 'api/src/mail/resend-com.ts': "import { Resend } from 'resend';" },
      { 'api/src/a.ts': "send('resend');" },
    ],
  },
];

function partsOf({ path }: SourceFile): string[] {
  return path.split('/');
}

function isBarrel({ text }: SourceFile): boolean {
  const rest = text
    .replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '')
    .replace(/export\s+(type\s+)?(\*(\s+as\s+\w+)?|\{[^}]*\})\s+from\s+['"][^'"]+['"];?/g, '');
  return text.trim() !== '' && rest.trim() === '';
}
