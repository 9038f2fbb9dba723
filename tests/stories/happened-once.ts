import { expect } from 'vitest';
import type { World } from '../sandbox/world';
import { asPerson } from './as-person';

const approvers = ['alex@northgate.example', 'ines@northgate.example'];

/** Insists that a commitment went from `before` rounds to one more: one history row, and one mail for each approver. */
export async function expectOneResend(world: World, id: string, number: string, before: number): Promise<void> {
  const somebody = asPerson(world, 'priya');
  const { commitment } = await somebody.view(id);
  expect(commitment).toMatchObject({ erpState: 'awaiting', round: before + 1 });
  const resends = (await somebody.history(id)).filter(({ to }) => to === 'Re-sent to ERP');
  expect(resends).toHaveLength(before);

  const subject = `Commitment ${number} re-sent`;
  for (const to of approvers) await world.mailbox.waitForMail({ to, subject, timeoutMs: 30_000 });
  await world.resend.settled();
  const accepted = world.resend.log.filter(({ outcome }) => outcome === 'accepted').flatMap(({ emails }) => emails);
  const sent = accepted.map(({ email }) => email).filter((email) => email.subject.includes(subject));
  expect(sent.flatMap(({ to }) => to).sort()).toEqual(approvers.flatMap((to) => Array(before).fill(to)).sort());
}
