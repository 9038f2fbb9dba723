import { verbs as erpVerbs } from '@rebound/shared/commitment/erp-state';
import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import type { Decision } from '@rebound/shared/permission/schema';
import { tellSize } from '@rebound/shared/testing/tell-size';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Ledger, openLedger, rejected, sent } from '../testing/ledger';
import { smallCompany } from '../testing/small-company';

let ledger: Ledger;
let cases = 0;

type Verb = keyof CommitmentView['may'];
type Steps = [who: string, verb: string, body?: unknown][];

/** How a commitment gets into each state. */
const ways: Record<string, Steps> = {
  'not-sent': [],
  awaiting: [...sent],
  rejected: [...rejected],
  resent: [...rejected, ['manager', 'resend']],
  retrieved: [...sent, ['manager', 'retrieve']],
  accepted: [...sent, ['approver', 'accept']],
  exported: [...sent, ['approver', 'accept'], ['approver', 'export', { result: 'exported' }]],
  'export-failed': [...sent, ['approver', 'accept'], ['approver', 'export', { result: 'failed', message: 'No.' }]],
  closed: [...rejected, ['manager', 'void']],
};

const again: Steps = [
  ['approver', 'reject', { comment: 'No.' }],
  ['manager', 'resend'],
];

/** In which states each verb applies, and who may then. */
const rules: Record<Verb, { in: readonly string[]; who: readonly string[] }> = {
  send: { in: ['not-sent'], who: ['manager', 'second'] },
  resend: { in: ['rejected', 'retrieved'], who: ['manager', 'second'] },
  undo: { in: ['resent'], who: ['manager'] },
  retrieve: { in: ['awaiting', 'resent'], who: ['manager', 'second'] },
  accept: { in: ['awaiting', 'resent'], who: ['approver', 'controller'] },
  reject: { in: ['awaiting', 'resent', 'export-failed'], who: ['approver', 'controller'] },
  void: { in: ['not-sent', 'rejected', 'retrieved'], who: ['manager', 'second'] },
  edit: {
    in: ['not-sent', 'rejected', 'retrieved', 'exported', 'export-failed'],
    who: ['engineer', 'manager', 'second'],
  },
};
const people = ['manager', 'second', 'engineer', 'reader', 'approver', 'clerk'];
const bodies: Partial<Record<Verb, unknown>> = { reject: { comment: 'No.' }, edit: { title: 'Another' } };

beforeAll(async () => {
  const company = smallCompany();
  const [template] = company.commitments;
  if (!template) throw new Error('The small company has no commitment.');
  company.commitments = Object.keys(ways).map((id) => ({
    ...{ ...template, id },
    lines: template.lines.map((line) => ({ ...line, id: `${id}-${line.id}` })),
  }));
  ledger = await openLedger([{ ...company, undoSeconds: 30 }]);
  for (const [id, steps] of Object.entries(ways)) if (id !== 'resent') await ledger.play(id, ...steps);
});
afterAll(async () => {
  await ledger?.close();
  tellSize(`Permission: ${cases} answers of what somebody may do, each no with its reason and who may`);
});

function whoIn(decision: Decision): string[] | null {
  return !decision.may && 'who' in decision.refusal ? decision.refusal.who.map(({ id }) => id) : null;
}

describe.each(Object.keys(ways))('of a commitment that is %s', (state) => {
  beforeEach(async () => {
    // Anew for each, because a re-send can be taken back for a while only.
    if (state !== 'resent') return;
    const { commitment } = await ledger.view('controller', state);
    await ledger.play(state, ...(commitment.erpState === 'not-sent' ? (ways[state] ?? []) : again));
  });

  it.each(people)('%s is told what they may do, and is held to it', async (who) => {
    const { may } = await ledger.view(who, state);
    for (const [verb, decision] of (Object.entries(may) as [Verb, Decision][]).sort(([verb]) =>
      verb === 'undo' ? -1 : 0,
    )) {
      const rule = rules[verb];
      const where = `${who}, ${verb}, ${state}`;
      cases += 1;
      expect(decision.may, where).toBe(rule.in.includes(state) && rule.who.includes(who));
      if (decision.may) continue;
      expect(decision.refusal.reason, where).toMatch(/^[a-z-]+$/);
      if (rule.in.includes(state)) expect(whoIn(decision), where).toEqual(rule.who);
      else if (verb !== 'edit') expect(whoIn(decision), where).toBeNull();

      const answer = await ledger.command(who, state, verb, bodies[verb] ?? {});
      const { refusal } = await answer.json();
      if (decision.refusal.reason === 'locked') expect(refusal.reason, where).toBe('locked');
      else expect(refusal, where).toEqual(decision.refusal);
    }
  });
});

it('speaks of every verb that a person has', () => {
  const reported = ['export', 'fail', 'unlink'];
  expect(Object.keys(rules).sort()).toEqual(
    [...erpVerbs.filter((verb) => !reported.includes(verb)), 'edit', 'undo'].sort(),
  );
});
