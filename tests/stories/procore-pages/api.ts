import { createServer } from 'node:http';
import type { CommitmentView, Lookup, RejectionItem } from '@rebound/shared/commitment/view-schema';
import type { Me } from '@rebound/shared/permission/schema';
import type { Problem } from '@rebound/shared/problem';
import type { PageEvidence } from '@rebound/shared/rejection/page-evidence-schema';
import { viewOf } from '../../../extension/src/panels/commitment/view.fixture';
import { listenOnLoopback } from '../../sandbox/port-in-use';

const person = { id: 'p1', name: 'Priya Shah', email: 'priya@northgate.example' };

/** What was asked of it that changes something. */
interface Heard {
  resends: { key: string; pressed: unknown }[];
  evidence: PageEvidence[];
}

/** As much of Rebound's API, where Procore owns the loop, as one person's extension asks about one commitment. */
export async function startApi() {
  const heard: Heard = { resends: [], evidence: [] };
  const state: { view: CommitmentView; siteUrl: string } = { view: viewOf('rejected'), siteUrl: '' };
  const me: Me = {
    person,
    company: { id: '4100', name: 'Northgate Builders' },
    ...{ erpIntegrations: 'standard', canPushToAccounting: true, dailySummary: true },
    projects: [],
  };
  const lookup = (): Lookup => {
    const { id, number } = state.view.commitment;
    const rejectedAt = '2026-11-18T15:02:00.000Z';
    return { commitments: [{ id, number, erpState: 'rejected', round: 3, rejectedAt, changed: 2 }] };
  };
  const answers: Record<string, (body: unknown, key: string) => unknown> = {
    'GET /v1/sign-in': () => ({ ways: ['procore'] }),
    'POST /v1/sign-in': () => ({ token: 'token', person }),
    'GET /v1/me': () => me,
    'GET /v1/page-pauses': () => ({ pauses: [] }),
    'GET /v1/rejections/count': () => ({ toFix: 1, withAccounting: 0 }),
    'GET /v1/rejections': () => ({ items: listed(state.view), next: null }),
    'POST /v1/lookups': lookup,
    'GET /v1/commitments/700101': () => state.view,
    'POST /v1/evidence': (body) => {
      const told = body as PageEvidence;
      heard.evidence.push(told);
      if ('turned' in told) state.view = answeredThere(state.view, placed('awaiting'));
      return { recorded: 1, known: 0, doubted: false };
    },
    'POST /v1/commitments/700101/resend': (body, key) => {
      if (!heard.resends.some((one) => one.key === key))
        heard.resends.push({ key, pressed: (body as { pressed?: unknown }).pressed });
      state.view = placed('awaiting');
      return state.view;
    },
  };
  const placed = (of: 'rejected' | 'awaiting'): CommitmentView => ({
    ...viewOf(of),
    upstream: 'procore',
    pageUrl: state.siteUrl,
  });
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const path = new URL(request.url ?? '', 'http://host').pathname;
    const answer = answers[`${request.method} ${path}`] ?? notFound;
    const text = Buffer.concat(chunks).toString();
    const given = answer(text ? JSON.parse(text) : null, String(request.headers['idempotency-key'] ?? ''));
    const isProblem = isShapedAsProblem(given);
    response.statusCode = isProblem ? given.status : 200;
    response.setHeader('Content-Type', isProblem ? 'application/problem+json' : 'application/json');
    response.end(JSON.stringify(given));
  });
  const url = `http://127.0.0.1:${await listenOnLoopback(server, 0, 'api')}`;
  return {
    url,
    heard,
    answers,
    /** The commitment is rejected, and its page is at `siteUrl`. */
    rejected(siteUrl: string, more: Partial<CommitmentView> = {}) {
      state.siteUrl = siteUrl;
      state.view = { ...placed('rejected'), ...more };
      Object.assign(heard, { resends: [], evidence: [] });
    },
    /** Nothing was heard of its way to accounting. */
    unknown(siteUrl: string) {
      this.rejected(siteUrl, { ...viewOf('not-sent'), upstream: 'procore', erpKnown: false, pageUrl: siteUrl });
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Re-sent by Procore's own button, as her own page has shown. */
function answeredThere({ rejections }: CommitmentView, awaiting: CommitmentView): CommitmentView {
  const seenResend = { by: null, at: new Date().toISOString(), on: 'commitment', seenBy: person.name } as const;
  return { ...awaiting, rejections: rejections.map((one) => ({ ...one, outcome: 'resent', seenResend })) };
}

/** What the list of rejections says of it. */
function listed({ commitment, project, rejections, may, pageUrl }: CommitmentView): RejectionItem[] {
  const [rejection] = rejections;
  if (!rejection || commitment.erpState !== 'rejected') return [];
  const { contractCompany, ...rest } = commitment;
  const summary = { ...rest, contractCompany: contractCompany?.name ?? null, totalCents: 0, pageUrl };
  return [{ rejection, commitment: summary, project, mayResend: may.resend }];
}

export function problem(status: number, code: string, more: Partial<Problem> = {}): Problem {
  return { type: 'about:blank', title: code, status, code, detail: '', ...more };
}

const notFound = () => problem(404, 'not-found');

function isShapedAsProblem(given: unknown): given is Problem {
  return typeof given === 'object' && given !== null && 'code' in given && 'status' in given;
}
