import { type Actor, nobody, type ProjectPeople } from './actor';
import type { Person } from './schema';

const person = (id: string, name: string): Person => ({ id, name, email: `${id}@northgate.example` });

export const priya = person('priya', 'Priya Shah');
export const marcus = person('marcus', 'Marcus Lee');
export const dana = person('dana', 'Dana Ortiz');
export const sam = person('sam', 'Sam Reyes');
export const alex = person('alex', 'Alex Kim');
export const ines = person('ines', 'Ines Duarte');
export const tom = person('tom', 'Tom Becker');

export const people: ProjectPeople = {
  admins: [priya, marcus],
  editors: [priya, marcus, dana],
  approvers: [alex, ines],
};

export const actors = {
  'an Admin on Commitments': { ...nobody, person: priya, commitments: 'admin' },
  'a Standard user': { ...nobody, person: dana, commitments: 'standard' },
  "a Standard user with 'Update Work Order Contract'": {
    ...{ ...nobody, person: dana, commitments: 'standard' },
    granular: ['update-work-order-contract'],
  },
  "a Read Only user with 'Update Purchase Order Contract'": {
    ...{ ...nobody, person: dana, commitments: 'read-only' },
    granular: ['update-purchase-order-contract'],
  },
  "somebody without the tool, with 'Update Work Order Contract'": {
    ...{ ...nobody, person: dana },
    granular: ['update-work-order-contract'],
  },
  'a Read Only user': { ...nobody, person: sam, commitments: 'read-only' },
  'an accounting approver': { ...nobody, person: alex, erpIntegrations: 'standard', canPushToAccounting: true },
  'an approver who is Admin on ERP Integrations': {
    ...{ ...nobody, person: ines, erpIntegrations: 'admin' },
    canPushToAccounting: true,
  },
  'an ERP Integrations user who may not push to accounting': { ...nobody, person: tom, erpIntegrations: 'standard' },
  'an ERP Integrations Admin who may not push to accounting': { ...nobody, person: tom, erpIntegrations: 'admin' },
  'a Read Only user of ERP Integrations who may push': {
    ...{ ...nobody, person: tom, erpIntegrations: 'read-only' },
    canPushToAccounting: true,
  },
} as const satisfies Record<string, Actor>;

export type ActorName = keyof typeof actors;
