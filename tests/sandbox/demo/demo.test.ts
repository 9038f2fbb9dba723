import { type ErpState, erpStates, nextErpState } from '@rebound/shared/commitment/erp-state';
import { fields } from '@rebound/shared/commitment/field';
import { isStatusOf } from '@rebound/shared/commitment/kind';
import { type Commitment, edit as editSchema } from '@rebound/shared/commitment/schema';
import type { Actor, ProjectPeople } from '@rebound/shared/permission/actor';
import { canUpdate, isApprover, isCommitmentsAdmin } from '@rebound/shared/permission/actor';
import { mayEdit } from '@rebound/shared/permission/may-edit';
import type { Decision } from '@rebound/shared/permission/schema';
import { mayDecide } from '@rebound/shared/rejection/may-decide';
import { mayResend, mayRetrieve, maySend, mayVoid } from '@rebound/shared/resend/may-resend';
import { isBlocking, preflight } from '@rebound/shared/resend/preflight';
import { describe, expect, test } from 'vitest';
import { demoCompanies } from './company';
import type { DemoCommitment, DemoCompany, DemoLine, DemoPerson, ScenarioStep } from './demo-company';
import { northgate } from './northgate/northgate';

describe.each(demoCompanies.map((company) => [company.name, company] as const))('%s', (_name, company) => {
  test('every step of its scenario is allowed when it is played', () => {
    expect(() => played(company)).not.toThrow();
  });

  test('is in order: oldest first, nothing before its commitment, ids once', () => {
    const days = company.scenario.map((step) => step.days);
    expect(days).toEqual(days.toSorted((one, other) => other - one));
    const ages = new Map(company.commitments.map(({ id, createdDays }) => [id, createdDays]));
    expect(company.scenario.filter((step) => step.days >= (ages.get(step.commitment) ?? 0))).toEqual([]);
    expect(new Set(company.commitments.map(({ id }) => id)).size).toBe(company.commitments.length);
  });
});

describe('Northgate once played', () => {
  const commitments = played(northgate);
  const of = (id: string) => {
    const found = commitments.find((commitment) => commitment.id === id);
    if (!found) throw new Error(`no ${id}`);
    return found;
  };

  test('has at least 60 commitments, in every ERP state', () => {
    expect(commitments.length).toBeGreaterThanOrEqual(60);
    expect(new Set(commitments.map(({ erpState }) => erpState))).toEqual(new Set<ErpState>(erpStates));
  });

  test.each([
    ['700101', 2, ['status', 'title-length', 'cost-types']],
    ['700102', 1, []],
    ['700103', 3, []],
    ['700112', 1, []],
    ['700113', 1, []],
    ['700201', 1, []],
  ])('%s is rejected in round %i with the faults %j', (id, round, faults) => {
    const commitment = of(id);
    const found = preflight(commitment, northgate.connection).filter(isBlocking);
    expect(commitment).toMatchObject({ erpState: 'rejected', round });
    expect(found.map(({ code }) => code).toSorted()).toEqual(faults.toSorted());
  });

  test('the title of SC-1042 is 41 characters long', () => {
    expect(of('700101').title).toHaveLength(41);
  });
});

function played(company: DemoCompany): Commitment[] {
  const commitments = new Map(company.commitments.map((demo) => [demo.id, created(company, demo)]));
  for (const step of company.scenario) {
    const before = commitments.get(step.commitment);
    if (!before) throw new Error(`No commitment ${step.commitment}`);
    commitments.set(step.commitment, after(company, before, step));
  }
  return [...commitments.values()];
}

function after(company: DemoCompany, commitment: Commitment, step: ScenarioStep): Commitment {
  const people = peopleOf(company, commitment);
  const actor = actorOf(person(company, step.by), commitment.projectId);
  const decision = decide(company, commitment, actor, people, step);
  if (!decision.may) throw new Error(`${step.by} ${step.do} ${commitment.number}: ${JSON.stringify(decision.refusal)}`);
  if (step.do === 'edit') {
    const { contractCompanyId, lines, ...rest } = editSchema.parse(step.edit);
    if (rest.status && !isStatusOf(commitment.kind, rest.status)) throw new Error(`${rest.status} is not its status`);
    const edited = { ...commitment, ...rest } as Commitment;
    if (contractCompanyId !== undefined) edited.contractCompany = companyOf(company, contractCompanyId);
    if (lines) edited.lines = lines.map((line, index) => lineOf(company, { ...line, id: line.id ?? `new-${index}` }));
    return edited;
  }
  const erpState = nextErpState(commitment.erpState, step.do, commitment.kind) ?? commitment.erpState;
  const isTrip = step.do === 'send' || step.do === 'resend';
  return { ...commitment, erpState, ...(isTrip && { round: commitment.round + 1, sentBy: actor.person }) };
}

function decide(
  company: DemoCompany,
  commitment: Commitment,
  actor: Actor,
  people: ProjectPeople,
  step: ScenarioStep,
): Decision {
  const project = { people, connection: company.connection };
  switch (step.do) {
    case 'send':
      return maySend(commitment, actor, project);
    case 'resend':
      return mayResend(commitment, actor, project);
    case 'retrieve':
      return mayRetrieve(commitment, actor, project);
    case 'void':
      return mayVoid(commitment, actor, project);
    case 'edit': {
      const named = Object.keys(step.edit).map((key) => (key === 'contractCompanyId' ? 'contractCompany' : key));
      const touched = fields.filter((field) => named.includes(field));
      return mayEdit(commitment, actor, { people, locksApproved: company.locksApproved }, touched);
    }
    default:
      return mayDecide(step.do, commitment, actor, { people, secondPairOfEyes: company.secondPairOfEyes });
  }
}

function created(company: DemoCompany, demo: DemoCommitment): Commitment {
  const { contractCompanyId, createdBy, createdDays: _createdDays, lines, ...rest } = demo;
  return {
    ...rest,
    contractCompany: companyOf(company, contractCompanyId),
    lines: lines.map((line) => lineOf(company, line)),
    erpState: 'not-sent',
    round: 0,
    createdBy: person(company, createdBy),
    sentBy: null,
    sentAt: null,
    version: 1,
    updatedAt: '2026-01-01T00:00:00.000Z',
  };
}

function lineOf(company: DemoCompany, { costCode, ...line }: DemoLine): Commitment['lines'][number] {
  const found = company.costCodes.find(({ code }) => code === costCode);
  if (costCode && !found) throw new Error(`No cost code ${costCode}`);
  if (line.costType && !company.costTypes.includes(line.costType)) throw new Error(`No cost type ${line.costType}`);
  return { ...line, costCode: found ? { code: found.code, inErp: found.inErp } : null };
}

function companyOf(company: DemoCompany, id: string | null) {
  const found = company.contractCompanies.find((candidate) => candidate.id === id);
  if (id && !found) throw new Error(`No contract company ${id}`);
  return found ?? null;
}

function person(company: DemoCompany, id: string): DemoPerson {
  const found = company.people.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`Nobody is ${id} in ${company.name}`);
  return found;
}

function peopleOf(company: DemoCompany, { projectId, kind }: Commitment): ProjectPeople {
  const actors = company.people.map((candidate) => actorOf(candidate, projectId));
  return {
    admins: actors.filter(isCommitmentsAdmin).map((actor) => actor.person),
    editors: actors.filter((actor) => canUpdate(actor, kind)).map((actor) => actor.person),
    approvers: company.people.filter(isApprover),
  };
}

function actorOf(demo: DemoPerson, projectId: string): Actor {
  const project = demo.projects.find((candidate) => candidate.projectId === projectId);
  return {
    person: demo,
    commitments: project?.commitments ?? 'none',
    granular: project?.granular ?? [],
    erpIntegrations: demo.erpIntegrations,
    canPushToAccounting: demo.canPushToAccounting,
  };
}
