import type { Level } from '@rebound/shared/permission/level';
import type { DemoPerson, DemoProject } from '../demo-company';

export const riverside = '24017';
export const millStreet = '25003';

export const projects: DemoProject[] = [
  { id: riverside, name: '24-017 Riverside Tower' },
  { id: millStreet, name: '25-003 Mill Street School' },
];

const outside = { erpIntegrations: 'none', canPushToAccounting: false } as const;

export const people: DemoPerson[] = [
  {
    id: 'priya',
    name: 'Priya Shah',
    email: 'priya@northgate.example',
    role: 'Project manager',
    ...outside,
    projects: [on(riverside, 'admin'), on(millStreet, 'admin')],
  },
  {
    id: 'marcus',
    name: 'Marcus Lee',
    email: 'marcus@northgate.example',
    role: 'Project manager, Mill Street School',
    ...outside,
    projects: [on(riverside, 'read-only'), on(millStreet, 'admin')],
  },
  {
    id: 'dana',
    name: 'Dana Ortiz',
    email: 'dana@northgate.example',
    role: 'Project engineer',
    ...outside,
    projects: [
      { projectId: riverside, commitments: 'standard', granular: ['update-work-order-contract'] },
      { projectId: millStreet, commitments: 'standard', granular: ['update-work-order-contract'] },
    ],
  },
  {
    id: 'sam',
    name: 'Sam Reyes',
    email: 'sam@northgate.example',
    role: 'Superintendent, reads only',
    ...outside,
    projects: [on(riverside, 'read-only'), on(millStreet, 'read-only')],
  },
  {
    id: 'alex',
    name: 'Alex Kim',
    email: 'alex@northgate.example',
    role: 'Accounting approver',
    erpIntegrations: 'admin',
    canPushToAccounting: true,
    projects: [on(riverside, 'read-only'), on(millStreet, 'read-only')],
  },
  {
    id: 'ines',
    name: 'Ines Duarte',
    email: 'ines@northgate.example',
    role: 'Accounting approver',
    erpIntegrations: 'standard',
    canPushToAccounting: true,
    projects: [on(riverside, 'read-only'), on(millStreet, 'read-only')],
  },
  {
    id: 'tom',
    name: 'Tom Becker',
    email: 'tom@northgate.example',
    role: 'Accounts payable',
    erpIntegrations: 'standard',
    canPushToAccounting: false,
    projects: [on(riverside, 'read-only'), on(millStreet, 'read-only')],
  },
];

function on(projectId: string, commitments: Level): DemoPerson['projects'][number] {
  return { projectId, commitments, granular: [] };
}
