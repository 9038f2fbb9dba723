import type { CompanyFile } from '@rebound/api/cli/company-file';
import { companyFile } from '@rebound/api/cli/company-file';
import { importCompany } from '@rebound/api/cli/import-company';
import { acceptCommitment } from '@rebound/api/commitment/accept-commitment';
import type { CommandRequest } from '@rebound/api/commitment/carry-out';
import { editCommitment } from '@rebound/api/commitment/edit-commitment';
import { readCommitment } from '@rebound/api/commitment/read-commitment';
import { recordExport } from '@rebound/api/commitment/record-export';
import { retrieveCommitment } from '@rebound/api/commitment/retrieve-commitment';
import { sendCommitment } from '@rebound/api/commitment/send-commitment';
import { voidCommitment } from '@rebound/api/commitment/void-commitment';
import type { Deps } from '@rebound/api/deps';
import type { Caller } from '@rebound/api/permission/caller';
import { rejectCommitment } from '@rebound/api/rejection/reject-commitment';
import { resendCommitment } from '@rebound/api/resend/resend-commitment';
import { noticeSender } from '../inbound/forward-notice';
import type { DemoCompany, ScenarioStep } from './demo-company';

/** Brings the demo company in and plays its past through the API's own commands, each on its day before `deps.now()`. */
export async function seed(deps: Deps, company: DemoCompany, webUrl: string): Promise<void> {
  const today = Date.parse(deps.now());
  const before = (days: number) => new Date(today - days * 24 * 3600_000).toISOString();
  await importCompany(deps.db, fileOf(company, webUrl, before), before(400));
  for (const step of company.scenario) {
    await play({ ...deps, now: () => before(step.days) }, company, step);
  }
}

function fileOf(company: DemoCompany, webUrl: string, before: (days: number) => string): CompanyFile {
  const { scenario: _, costTypes: __, people, commitments, notices, ...rest } = company;
  return companyFile.parse({
    ...{ ...rest, ...notices },
    allowedSenders: [noticeSender],
    webUrl,
    people: people.map(({ role: ___, ...person }) => person),
    commitments: commitments.map(({ createdDays, ...one }) => ({ ...one, createdAt: before(createdDays) })),
  });
}

async function play(deps: Deps, company: DemoCompany, step: ScenarioStep): Promise<unknown> {
  const person = company.people.find(({ id }) => id === step.by);
  const commitment = await readCommitment(deps.db.read, company.id, step.commitment);
  if (!person || !commitment)
    throw new Error(`The scenario names ${step.by} and ${step.commitment}, and one is missing.`);
  const caller: Caller = { companyId: company.id, person };
  const key = `demo-${step.commitment}-${commitment.version}`;
  const request: CommandRequest = { id: step.commitment, version: commitment.version, key, digest: key };
  switch (step.do) {
    case 'send':
      return sendCommitment(deps, caller, request);
    case 'resend':
      return resendCommitment(deps, caller, request);
    case 'retrieve':
      return retrieveCommitment(deps, caller, request);
    case 'accept':
      return acceptCommitment(deps, caller, request);
    case 'void':
      return voidCommitment(deps, caller, request);
    case 'reject':
      return rejectCommitment(deps, caller, { ...request, comment: step.comment, reasonCodes: step.reasonCodes });
    case 'edit':
      return editCommitment(deps, caller, { ...request, edit: step.edit });
    case 'export':
      return recordExport(deps, caller, { ...request, result: { result: 'exported' } });
    case 'fail':
      return recordExport(deps, caller, { ...request, result: { result: 'failed', message: step.message } });
  }
}
