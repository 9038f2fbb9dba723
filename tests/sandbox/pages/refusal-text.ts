import { erpStateText } from '@rebound/shared/history/rows';
import type { Refusal } from '@rebound/shared/permission/schema';

/** Why a rule said no, as these pages put it. */
export function refusalText(refusal: Refusal): string {
  switch (refusal.reason) {
    case 'wrong-state':
    case 'not-rejected':
      return `Not possible while the ERP status is "${erpStateText[refusal.state]}".`;
    case 'no-void':
      return 'Purchase orders cannot be voided.';
    case 'not-resent':
      return 'It was sent for the first time: only a re-send can be taken back.';
    case 'too-late':
      return 'The approvers are being told by now.';
    case 'not-own-resend':
      return `Only ${namesOf(refusal.who)} can take that back.`;
    case 'not-permitted':
      return `${needText[refusal.needs]}${refusal.who.length ? ` Ask ${namesOf(refusal.who)}.` : ''}`;
    case 'own-submission':
      return `You sent this yourself, so somebody else has to decide.${refusal.who.length ? ` Ask ${namesOf(refusal.who)}.` : ''}`;
    case 'scope-missing':
      return 'This token is not for that.';
    case 'preflight':
      return 'Minimum requirements of the ERP are not met.';
    case 'locked':
      return refusal.locks.some(({ because }) => because === 'with-accounting')
        ? 'Locked while accounting has it.'
        : 'Some of these fields are locked now.';
  }
}

const needText = {
  'admin-commitments': "Needs 'Admin' on the project's Commitments tool.",
  'update-commitment': 'Needs the permission to update this kind of commitment.',
  'push-to-accounting': 'Needs the privilege to push to accounting in ERP Integrations.',
} as const;

function namesOf(people: readonly { name: string }[]): string {
  return new Intl.ListFormat('en', { type: 'disjunction' }).format(people.map(({ name }) => name));
}
