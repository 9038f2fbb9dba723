import { domainToASCII } from 'node:url';
import type { CommitmentRef } from '@rebound/shared/commitment/page-url';
import fc from 'fast-check';

/** A link, what was done to it, and where it leads: known because it was made so, not because it was read. */
export interface MadeLink {
  href: string;
  made: string[];
  leadsTo: CommitmentRef | null;
}

type Choose = <T>(from: readonly T[]) => T;

/** Parts of an address as they will be written; `changed` ones may be written oddly and mean the same. */
interface Parts {
  scheme: string;
  host: string;
  port: string;
  path: string;
}

type Ways = Record<string, (parts: Parts, choose: Choose) => string>;

const hosts = ['us02.procore.com', 'app.procore.com', 'procore.com', 'app.procoregov.com', 'procoregov.com'];
const evil = ['evil.example', 'procore.com.evil.example', 'evil-procore.com', 'xn--prcore-9fg.com', '192.0.2.7'];
const written = ({ scheme, host, port, path }: Parts) => `${scheme}//${host}${port}${path}`;

/** Links by the thousand, seeded by whoever draws from it. */
export const madeLinks: fc.Arbitrary<MadeLink> = fc.gen().map((draw) => {
  const choose: Choose = (from) => from[draw(fc.nat, from.length - 1)] as (typeof from)[number];
  const { parts, ref } = commitmentPage(choose);
  const isFalse = choose([true, false]);
  const isWrapped = choose([true, false, false]);
  const [falsely, inner] = isFalse ? falsified(parts, choose) : ['as it is', spelled(parts, choose)];
  if (!isWrapped) return { href: inner, made: [falsely], leadsTo: isFalse ? null : ref };

  const wrongly = choose([true, false, false]);
  const [how, wrap] = choose(Object.entries(wrongly ? falseRedirectors : redirectors));
  return { href: wrap(inner, choose), made: [falsely, how], leadsTo: isFalse || wrongly ? null : ref };
});

/** All that is done to links, so that a test can see whether all of it was done. */
export const ways = () =>
  [falseHosts, falseElsewhere, falsePaths, noAddresses, redirectors, falseRedirectors].flatMap(Object.keys);

function commitmentPage(choose: Choose): { parts: Parts; ref: CommitmentRef } {
  const number = () => choose(['1', '24017', '700101', '99999999999']);
  const kind = choose(['subcontract', 'purchase-order'] as const);
  const segment = kind === 'subcontract' ? 'work_order_contracts' : 'purchase_order_contracts';
  const [projectId, id] = [number(), number()];
  const companyId = choose([number(), null]);
  const before = companyId
    ? `/webclients/host/companies/${companyId}/projects/${projectId}/tools/contracts/commitments`
    : `/${projectId}/project/${choose(['', 'contracts/'])}commitments`;
  const site = choose([true, true, true, false])
    ? { scheme: 'https:', host: choose(hosts), port: '' }
    : { scheme: 'http:', host: choose(['127.0.0.1', 'localhost']), port: choose([':8788', '', ':1']) };
  return { parts: { ...site, path: `${before}/${segment}/${id}` }, ref: { companyId, projectId, kind, id } };
}

/** The same address in a writing that browsers take for the same. */
function spelled(parts: Parts, choose: Choose): string {
  const { scheme, host, port, path } = parts;
  const steps = path.split('/').slice(1);
  const at = choose(steps.map((_, index) => index));
  const detour = choose(['.', '%2e', 'x/..', 'x/%2e%2E', 'x/.%2e', '', '%2F/..']);
  if (detour) steps.splice(at, 0, detour);
  const rest = choose([
    '',
    '/',
    '/change_history',
    '?tab=1',
    '#general',
    '?url=https://evil.example/',
    '/#@evil.example',
  ]);
  const odd =
    choose([scheme, scheme.toUpperCase(), scheme.replace('t', 'T')]) +
    choose(['//', '//', '//', '\\\\', '/\\', '/', '', '////', '//@']) +
    hostSpelled(host, choose) +
    (port || (scheme === 'https:' ? choose(['', '', ':443', ':0443', ':']) : choose(['', ':80', ':']))) +
    [...steps].map((step) => choose(['/', '/', '/', '\\']) + step).join('') +
    rest;
  const cut = choose([...odd].map((_, index) => index));
  const blank = choose(['', '', '\t', '\n', '\r\n']);
  return choose(['', ' ', '\u0000 ']) + odd.slice(0, cut) + blank + odd.slice(cut) + choose(['', ' ', '\n']);
}

const numbers: Record<string, string[]> = {
  '127.0.0.1': ['127.1', '2130706433', '0x7f.1', '0177.0.0.01', '１２７.0.0.1', '127.0.0.1.'],
};

function hostSpelled(host: string, choose: Choose): string {
  if (choose([true, false])) return choose([host, ...(numbers[host] ?? [])]);
  const odd = (letter: string): string => {
    const code = letter.charCodeAt(0);
    const wide = String.fromCodePoint(code + 0xfee0);
    const dots = letter === '.' ? ['。', '．', '｡'] : [letter.toUpperCase(), `\u00ad${letter}`, `${letter}\u200b`];
    return choose([letter, letter, wide, `%${code.toString(16)}`, ...dots]);
  };
  return [...host].map(odd).join('');
}

function falsified(parts: Parts, choose: Choose): [string, string] {
  const isHere = parts.scheme === 'http:';
  const kinds = [isHere ? falseHere : falseHosts, falseElsewhere, falsePaths, noAddresses];
  const [way, make] = choose(Object.entries(choose(kinds)));
  return [way, make(parts, choose)];
}

const withHost = (host: (host: string, choose: Choose) => string) => (parts: Parts, choose: Choose) =>
  written({ ...parts, host: host(parts.host, choose) });
const withPath = (path: (path: string, choose: Choose) => string) => (parts: Parts, choose: Choose) =>
  written({ ...parts, path: path(parts.path, choose) });

const lookAlikes: Record<string, string> = { o: 'о', p: 'р', c: 'с', e: 'е', r: 'г' };

/** Names that are not Procore's, or not for certain. */
const falseHosts: Ways = {
  'a trailing dot': withHost((host, choose) => host + choose(['.', '。', '．', '%2e'])),
  'a look-alike letter': withHost((host, choose) => disguised(host, choose)),
  punycode: withHost((host, choose) => domainToASCII(disguised(host, choose))),
  'another ending': withHost((host, choose) =>
    host.replace(/\.com$/, choose(['.co', '.cm', '.com.br', '.org', '.corn', 'com'])),
  ),
  'a name grown together': withHost((host, choose) =>
    host.replace('procore', choose(['evilprocore', 'my-procore', 'procore-gov'])),
  ),
  'another port': (parts, choose) => written({ ...parts, port: choose([':8443', ':80', ':0', ':65535', ':４４３1']) }),
  'another scheme': (parts, choose) => written({ ...parts, scheme: choose(['http:', 'ftp:', 'ws:', 'wss:', 'HTTP:']) }),
};

const falseHere: Ways = {
  'another machine': withHost((_, choose) =>
    choose(['127.0.0.2', '0.0.0.0', '[::1]', '10.0.0.1', '2130706434', 'localhost.']),
  ),
  'this machine, encrypted': (parts) => written({ ...parts, scheme: 'https:' }),
  'a name that begins as this machine': withHost((host, choose) => host + choose(['.evil.example', 'x', '-x'])),
};

/** Addresses that show a host and lead elsewhere, or name somebody to be there. */
const falseElsewhere: Ways = {
  'a user': withHost((host, choose) => `${choose(['me', 'me:pw', ':pw', '%6de', host, `${host}%2f`, 'a@b'])}@${host}`),
  'ours as the user': withHost((host, choose) => `${host}${choose(['', ':443', ':x', '%2F', '&'])}@${choose(evil)}`),
  'a backslash before ours': withHost((host, choose) => `${choose(evil)}${choose(['\\', '\\\\', '\\.'])}@${host}`),
  'a backslash after ours': withHost((host, choose) => `${host}\\@${choose(evil)}`),
  'ours in the path': withHost((host, choose) => `${choose(evil)}/${host}`),
  'ours in the query': withHost((host, choose) => `${choose(evil)}?${choose(['', '@', '//'])}${host}`),
  'ours in the fragment': withHost((host, choose) => `${choose(evil)}#${choose(['', '@', '//'])}${host}`),
  'ours as a part of another name': withHost(
    (host, choose) =>
      host + choose(['.', '。', '．', '｡', '%2e', '%2E', '']) + choose(['evil.example', 'xn--evil.example']),
  ),
  'a sign that no name has': withHost(
    (host, choose) => host + choose(['%2f', '%00', '%23', '%3f', '%5c', '%40', '<', '^', '|', '%25']),
  ),
  'another kind of address': (parts, choose) =>
    choose([
      'javascript:',
      'data:text/html,',
      'blob:',
      'filesystem:',
      'view-source:',
      'about:blank#',
      'mailto:',
      'vbscript:',
    ]) + written(parts),
  'another kind with a host': (parts, choose) =>
    written({
      ...parts,
      scheme: choose(['javascript:', 'data:', 'intent:', 'chrome-extension:', 'moz-extension:', 'file:', 'x-https:']),
    }),
};

/** Paths that name no commitment. */
const falsePaths: Ways = {
  'no commitment': withPath((path, choose) =>
    path.replace(/\/\d+$/, choose(['', '/', '/new', '/-1', '/0x10', '/%37%30', '/１'])),
  ),
  'more than a number': withPath((path, choose) => path + choose(['x', '.5', '%2e', '%00', '-', '%2F'])),
  'left again': withPath((path, choose) => `${path}/${choose(['..', '%2e%2e', '.%2E', 'x/../..', '%2e%2e/x'])}`),
  'another place before it': withPath(
    (path, choose) => choose(['/x', '/%2f', '/%5c', '/..%2f', '//', '/@evil.example']) + path,
  ),
  'slashes that are none': withPath((path, choose) => path.replaceAll('/', choose(['%2f', '%5C', '∕', '／', '%252f']))),
  'another word': withPath((path, choose) =>
    path.replace(
      /(work|purchase)_order_contracts/,
      choose(['WORK_ORDER_CONTRACTS', 'prime_contracts', 'work_order_contract', '']),
    ),
  ),
};

/** What is no address at all. */
const noAddresses: Ways = {
  'no scheme': (parts) => `//${parts.host}${parts.port}${parts.path}`,
  'no host': ({ scheme, path }, choose) =>
    choose([path, `${scheme}//?${path}`, `${scheme}//#${path}`, `${scheme}//:1${path}`, '']),
  'a broken host': ({ scheme, path }, choose) =>
    `${scheme}//${choose(['[', ' ', '%', 'a b', '[::g]', '1.2.3.4.5', '256.0.0.1'])}${path}`,
  words: (_, choose) => choose(['View Online', 'https', ':', '://', '#', '?', '\u202e', '\u0000']),
};

const encodings: ((text: string) => string)[] = [
  encodeURIComponent,
  (text) => [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
];
const proofpoint = (text: string) =>
  [...Buffer.from(text)]
    .map((byte) =>
      byte === 47
        ? '_'
        : /\w/.test(String.fromCharCode(byte)) && byte !== 95
          ? String.fromCharCode(byte)
          : `-${byte.toString(16).padStart(2, '0')}`,
    )
    .join('');

type Wrap = (inner: string, choose: Choose) => string;
const safeLinks: Wrap = (inner, choose) =>
  `https://${choose(['nam02', 'EUR01', 'gcc-02'])}.safelinks.protection.outlook.com/?url=${choose(encodings)(inner)}&data=05%7C`;
const google: Wrap = (inner, choose) =>
  `https://${choose(['www.google.com', 'google.com', 'WWW.Google.com'])}/url?${choose(['', 'sa=D&', 'url=https://evil.example&'])}q=${choose(encodings)(inner)}&usg=x`;
const urlDefense: Wrap = (inner) => `https://urldefense.proofpoint.com/v2/url?u=${proofpoint(inner)}&d=DwMFaQ&c=x`;

const redirectors: Record<string, Wrap> = { SafeLinks: safeLinks, Google: google, Proofpoint: urlDefense };
const anyOf: Wrap = (inner, choose) => choose([safeLinks, google, urlDefense])(inner, choose);

const falseRedirectors: Record<string, Wrap> = {
  'a redirector in a redirector': (inner, choose) => anyOf(anyOf(inner, choose), choose),
  'a redirector in itself': (inner, choose) => google(google(google(inner, choose), choose), choose),
  'a redirector by another name': (inner, choose) =>
    anyOf(inner, choose).replace(/\.com\//i, choose(['.com.evil.example/', '.com./', '.co/', '.com:8443/', 'com/'])),
  'a redirector with a user': (inner, choose) =>
    anyOf(inner, choose).replace('https://', choose(['https://me@', 'https://google.com@'])),
  'a redirector of another scheme': (inner, choose) =>
    anyOf(inner, choose).replace('https:', choose(['http:', 'javascript:', 'ftp:', 'data:'])),
  'a redirector elsewhere': (inner, choose) =>
    `https://${choose(['maps.google.com/url', 'www.google.com/search', 'www.google.com/url/x', 'evil.example/url'])}?q=${encodeURIComponent(inner)}`,
  'a redirector that keeps another link first': (inner, choose) =>
    `https://www.google.com/url?q=${choose(['https://evil.example/', 'x', 'javascript:1'])}&q=${encodeURIComponent(inner)}`,
  'a redirector that keeps it elsewhere': (inner, choose) =>
    `https://www.google.com/url${choose(['?url=', '?Q=', '#q=', '?q&q=', '?xq=', '?q[]='])}${encodeURIComponent(inner)}`,
  'encoded once too often': (inner, choose) => anyOf(encodeURIComponent(encodeURIComponent(`/${inner}`)), choose),
};

function disguised(host: string, choose: Choose): string {
  const letter = choose(['o', 'p', 'c', 'e', 'r']);
  return host.replace(new RegExp(`${letter}(?=[a-z]*\\.com$)`), lookAlikes[letter] ?? '');
}
