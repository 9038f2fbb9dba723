import type { Scope } from '@rebound/shared/permission/scope';
import { smallCompany } from '../testing/small-company';

/** How somebody stands to a commitment: it does not exist for them, or what they may do with it. */
export type Standing = 'hidden' | 'reads' | 'edits' | 'leads' | 'decides';

/** The commitments that each cell is tried on, as seen from the company 'north' and its first project. */
export const objects = ['own', 'other project', 'other company', 'absent'] as const;
export type Named = (typeof objects)[number];

interface Role {
  /** Who signs in; nobody, or a connector of north with a token for `scopes`. */
  email: string | null;
  scopes?: readonly Scope[];
  session?: 'disabled' | 'revoked';
  /** To the commitments of north's first project, of its second, and of south's first. */
  stands: readonly [own: Standing, otherProject: Standing, otherCompany: Standing];
}

const none = ['hidden', 'hidden', 'hidden'] as const;

export const roles = {
  'without a token': { email: null, stands: none },
  'read-only': { email: 'reader@north.test', stands: ['reads', 'hidden', 'hidden'] },
  standard: { email: 'standard@north.test', stands: ['reads', 'hidden', 'hidden'] },
  'standard, may update': { email: 'engineer@north.test', stands: ['edits', 'hidden', 'hidden'] },
  admin: { email: 'manager@north.test', stands: ['leads', 'hidden', 'hidden'] },
  approver: { email: 'approver@north.test', stands: ['decides', 'decides', 'hidden'] },
  'ERP user without push': { email: 'clerk@north.test', stands: ['reads', 'reads', 'hidden'] },
  'admin of another project': { email: 'elsewhere@north.test', stands: ['hidden', 'leads', 'hidden'] },
  'admin of another company': { email: 'manager@south.test', stands: ['hidden', 'hidden', 'leads'] },
  'approver of another company': { email: 'approver@south.test', stands: ['hidden', 'hidden', 'decides'] },
  'connector that decides': {
    email: null,
    scopes: ['decide', 'export:record'],
    stands: ['decides', 'decides', 'hidden'],
  },
  'connector that reads': { email: null, scopes: ['commitments:read'], stands: ['reads', 'reads', 'hidden'] },
  disabled: { email: 'gone@north.test', session: 'disabled', stands: none },
  'revoked session': { email: 'second@north.test', session: 'revoked', stands: none },
} as const satisfies Record<string, Role>;
export type RoleName = keyof typeof roles;
export const roleNames = Object.keys(roles) as RoleName[];

export function isSignedIn(role: RoleName): boolean {
  return role !== 'without a token' && !('session' in roles[role]);
}

export type State = 'not-sent' | 'awaiting' | 'accepted' | 'export-failed' | 'rejected' | 'resent';

/** What a route answers, and to whom. */
export interface Row {
  /** What its path, query or body names; each such thing is tried in turn. */
  names?: 'commitment' | 'project' | 'session';
  /** Who may; everybody who sees it, where this is left out. The others who see it are refused with 403. */
  for?: readonly Standing[];
  /** The state of the commitment before each try. */
  in?: State;
  query?: (id: string) => string;
  body?: (id: string) => unknown;
  /** The answer to those who may; 200 where this is left out. */
  yes?: number;
  /** The answer where the thing named does not exist for the caller; 404 where this is left out. */
  hidden?: number;
  /** What the token of a connector must be for; without it, none will do. */
  scope?: Scope | 'any';
  /** Answers without a token too. */
  open?: true;
  /** Ends sessions: every try needs one of its own. */
  ends?: 'this session' | 'all sessions' | 'the session named';
}

const everybody: readonly Standing[] = ['reads', 'edits', 'leads', 'decides'];
const seen = { names: 'commitment' } as const;
const read = { names: 'commitment', scope: 'commitments:read' } as const;
const decision = { names: 'commitment', scope: 'decide', for: ['decides'], in: 'awaiting' } as const;
const command = { names: 'commitment', body: () => ({}) } as const;

const lines = [{ id: null, description: 'Piles', costCode: '03-300', costType: 'Subcontract', amountCents: 1 }];

/** Every route under /v1. A route without a row fails the test. */
export const rows: Record<string, Row> = {
  'POST /v1/sign-in/codes': { open: true, yes: 202, body: () => ({ email: 'stranger@nowhere.test' }) },
  'POST /v1/sign-in': { open: true, yes: 401, body: () => ({ email: 'stranger@nowhere.test', code: '000000' }) },
  'GET /v1/sign-in': { open: true },
  // There is none to begin, finish or end where commitments do not live in Procore.
  'POST /v1/sign-in/procore': { open: true, yes: 409, body: () => ({ challenge: 'c'.repeat(43), device: 'x' }) },
  'GET /v1/sign-in/procore/callback': { open: true },
  'POST /v1/sign-in/procore/finish': {
    ...{ open: true, yes: 409 },
    body: () => ({ state: 's', code: 'c', verifier: 'v'.repeat(43) }),
  },
  'DELETE /v1/sign-in/procore': { yes: 409 },
  'POST /v1/sign-out': { yes: 204, ends: 'this session' },
  'GET /v1/sessions': {},
  'POST /v1/sessions/{id}/revoke': { names: 'session', yes: 204, ends: 'the session named' },
  'POST /v1/sessions/revoke-all': { yes: 204, ends: 'all sessions' },
  'GET /v1/me': { scope: 'any' },
  'PATCH /v1/me': { for: everybody, body: () => ({ dailySummary: false }) },
  'GET /v1/events': { scope: 'commitments:read' },
  'GET /v1/history/head': { for: ['decides'] },
  'POST /v1/page-misses': {
    for: ['reads', 'edits', 'leads', 'decides'],
    body: () => ({ adapter: 'gmail', version: '1.0', browser: 'chrome', shape: { body: 0 } }),
  },
  'GET /v1/page-pauses': {},
  'GET /v1/rejections': {},
  'GET /v1/rejections/count': {},
  'POST /v1/lookups': { ...seen, body: (id) => ({ commitmentIds: [id] }), hidden: 200 },
  'POST /v1/evidence': {
    ...{ ...seen, yes: 409, hidden: 409 },
    body: (id) => ({ commitmentId: id, grade: 'seen-on-page', rejections: [], sends: null }),
  },
  'GET /v1/commitments': {
    ...{ names: 'project', scope: 'commitments:read' },
    query: (id) => `?projectId=${id}`,
    hidden: 200,
  },
  'GET /v1/commitments/{id}': read,
  'PUT /v1/commitments/{id}/follow': { ...seen, for: everybody },
  'DELETE /v1/commitments/{id}/follow': seen,
  'GET /v1/commitments/{id}/history': read,
  'GET /v1/commitments/{id}/changes': { ...read, in: 'rejected' },
  'PATCH /v1/commitments/{id}': { ...seen, for: ['edits', 'leads'], body: () => ({ title: 'Another title', lines }) },
  'POST /v1/commitments/{id}/send': { ...command, for: ['leads'] },
  'POST /v1/commitments/{id}/resend': { ...command, for: ['leads'], in: 'rejected' },
  'POST /v1/commitments/{id}/undo': { ...command, for: ['leads'], in: 'resent' },
  'POST /v1/commitments/{id}/retrieve': { ...command, for: ['leads'], in: 'awaiting' },
  'POST /v1/commitments/{id}/void': { ...command, for: ['leads'], in: 'rejected' },
  'POST /v1/commitments/{id}/accept': { ...decision, body: () => ({}) },
  'POST /v1/commitments/{id}/reject': { ...decision, body: () => ({ comment: 'No.' }) },
  'POST /v1/commitments/{id}/export': {
    ...{ ...seen, scope: 'export:record', for: ['decides'], in: 'accepted' },
    body: () => ({ result: 'exported' }),
  },
};

/** Two companies alike; each of their ids, names and addresses says whose it is. */
export const companies = ['north', 'south'].map((id) => {
  const company = smallCompany(id);
  const [template] = company.commitments;
  const [colleague] = company.people;
  if (!template || !colleague) throw new Error('The small company is empty.');
  const person = (name: string, projects: typeof colleague.projects, more: Partial<typeof colleague> = {}) => ({
    ...colleague,
    ...{ id: `${id}-${name}`, name: `The ${id}-${name}`, email: `${name}@${id}.test`, projects },
    ...more,
  });
  const permission = { projectId: `${id}-p1`, granular: [] };
  return {
    ...company,
    undoSeconds: 30,
    people: [
      ...company.people.map((one) => ({ ...one, name: `The ${one.id}` })),
      person('standard', [{ ...permission, commitments: 'standard' as const }]),
      person('gone', [{ ...permission, commitments: 'admin' as const }], {
        ...{ erpIntegrations: 'admin' as const, canPushToAccounting: true },
      }),
    ],
    projects: company.projects.map((one) => ({ ...one, name: `Project ${one.id}` })),
    contractCompanies: company.contractCompanies.map((one) => ({ ...one, name: `Vendor ${one.id}` })),
    commitments: ['p1', 'p2'].flatMap((project) =>
      Array.from({ length: `${id} ${project}` === 'south p2' ? 1 : 36 }, (_, n) => ({
        ...template,
        id: `${id}-${project}-sc-${n}`,
        projectId: `${id}-${project}`,
        title: `Work of ${id}-${project}-${n}`,
        lines: template.lines.map((line, index) => ({ ...line, id: `${id}-${project}-sc-${n}-${index}` })),
      })),
    ),
  };
});

/** Where the commitments of each object are, and who takes them where a cell needs them. */
export const places = {
  own: { company: 'north', project: 'north-p1', lead: 'manager@north.test', approver: 'approver@north.test' },
  'other project': {
    company: 'north',
    project: 'north-p2',
    lead: 'elsewhere@north.test',
    approver: 'approver@north.test',
  },
  'other company': {
    company: 'south',
    project: 'south-p1',
    lead: 'manager@south.test',
    approver: 'approver@south.test',
  },
} as const;

/** The steps that lead to a state from 'not-sent'. */
export const ways: Record<State, readonly (readonly ['lead' | 'approver', string, unknown?])[]> = {
  'not-sent': [],
  awaiting: [['lead', 'send']],
  accepted: [
    ['lead', 'send'],
    ['approver', 'accept'],
  ],
  'export-failed': [
    ['lead', 'send'],
    ['approver', 'accept'],
    ['approver', 'export', { result: 'failed', message: 'The period is closed.' }],
  ],
  rejected: [
    ['lead', 'send'],
    ['approver', 'reject', { comment: 'Not yet.' }],
  ],
  resent: [
    ['lead', 'send'],
    ['approver', 'reject', { comment: 'Not yet.' }],
    ['lead', 'resend'],
  ],
};
