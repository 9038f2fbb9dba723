import type { Commitment } from '@rebound/shared/commitment/schema';
import type { Changed } from '@rebound/shared/notification/schema';
import type { DemoCompany } from '../../demo/demo-company';
import { type EngineAddress, engineOf } from '../engine';
import { idOf } from '../ids';
import { type Logins, userIdOf } from '../logins';
import type { Hooks } from './hooks';

const resources = { subcontract: 'Work Order Contracts', 'purchase-order': 'Purchase Order Contracts' } as const;

/**
 * Listens to the ledger and tells the hooks that a commitment was updated, where something that Procore's API shows has
 * changed: of a rejection or a re-send it says nothing. Returns what ends it, once it listens.
 */
export async function watchEngine(
  address: EngineAddress,
  { companies, logins, hooks }: { companies: readonly DemoCompany[]; logins: Logins; hooks: Hooks },
): Promise<() => void> {
  const stopped = new AbortController();
  await Promise.all(
    companies.map(async (company) => {
      const known = new Map<string, string>();
      const eye = company.people.toSorted((one, other) => other.projects.length - one.projects.length)[0];
      if (!eye) return;
      const engine = engineOf(address, eye.id);
      for (const project of company.projects) {
        for (const { id } of await engine.commitments(project.id)) {
          known.set(id, shownOf((await engine.view(id)).commitment));
        }
      }
      const look = async (id: string) => {
        const { commitment } = await engine.view(id);
        const shown = shownOf(commitment);
        if (known.get(id) === shown) return;
        known.set(id, shown);
        hooks.tell({
          companyId: idOf(company.id),
          projectId: idOf(commitment.projectId),
          userId: userIdOf(logins, eye.id),
          resource: resources[commitment.kind],
          resourceId: idOf(id),
          event: 'update',
        });
      };
      const response = await fetch(new URL('/v1/events', address.url), {
        headers: { authorization: `Bearer ${address.tokens[eye.id]}` },
        signal: stopped.signal,
      });
      void readEvents(response, look).catch(() => undefined);
    }),
  );
  return () => stopped.abort();
}

/** What Procore's API shows of it. */
function shownOf({ number, title, contractCompany, status, startDate, completionDate, ...rest }: Commitment): string {
  const { retainagePercent, lines, erpState } = rest;
  const synced = erpState === 'exported';
  return JSON.stringify([
    ...[number, title, contractCompany?.id, status, startDate, completionDate],
    ...[retainagePercent, lines, synced],
  ]);
}

async function readEvents(response: Response, look: (id: string) => Promise<void>): Promise<void> {
  let rest = '';
  for await (const part of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const blocks = (rest + part).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = /^event: changed$/m.test(block) && /^data: (.*)$/m.exec(block)?.[1];
      if (data) await look((JSON.parse(data) as Changed).commitmentId);
    }
  }
}
