import { expect, test } from 'vitest';
import { intermediatePath, newFormOf } from './addresses';
import { routeOf } from './client/route';

const host = '/webclients/host/companies/4100/projects/24017/tools/contracts/commitments';
const ref = { companyId: '4100', projectId: '24017', kind: 'subcontract', id: '700101' } as const;
const order = { ...ref, kind: 'purchase-order', id: '700102' } as const;

test.each([
  [host, { page: 'commitments', companyId: '4100', projectId: '24017' }],
  [`${host}/`, { page: 'commitments', companyId: '4100', projectId: '24017' }],
  [`${host}/work_order_contracts/700101`, { page: 'commitment', ref, tab: '' }],
  [`${host}/purchase_order_contracts/700102`, { page: 'commitment', ref: order, tab: '' }],
  [`${host}/work_order_contracts/700101/change_history`, { page: 'commitment', ref, tab: 'change_history' }],
  [`${host}/work_order_contracts/700101/ssov`, { page: 'commitment', ref, tab: 'ssov' }],
  [`${host}/work_order_contracts/700101/edit`, { page: 'edit', ref }],
  [`${host}/work_order_contracts/700101/nonsense`, { page: 'unknown' }],
  [`${host}/create`, { page: 'unknown' }],
  ['/24017/project/contracts/commitments/work_order_contracts/700101', { page: 'unknown' }],
])('%s is %j', (path, route) => {
  expect(routeOf(path)).toEqual(route);
});

test.each([
  [intermediatePath(ref), `${host}/work_order_contracts/700101`],
  [`${intermediatePath(ref)}/change_history`, `${host}/work_order_contracts/700101/change_history`],
  ['/24017/project/commitments/purchase_order_contracts/700102', `${host}/purchase_order_contracts/700102`],
  ['/99999/project/contracts/commitments/work_order_contracts/700101', null],
  [`${host}/work_order_contracts/700101`, null],
  ['/24017/project/home', null],
])('the older form %s leads to %s', (path, newForm) => {
  expect(newFormOf(path, { '24017': '4100' })).toBe(newForm);
});
